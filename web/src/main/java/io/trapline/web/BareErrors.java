package io.trapline.web;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is no request at all, which no route ever sees: broken addresses, heads that are too long. As
 * strict as all else, and silent about which server this is.
 */
final class BareErrors extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Guard.HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String said =
                "{\"error\":\"badRequest\",\"detail\":\"This is no request that can be answered (" + code + ").\"}";
        response.write(true, StandardCharsets.UTF_8.encode(said), callback);
    }
}
