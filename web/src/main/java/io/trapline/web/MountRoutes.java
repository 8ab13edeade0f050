package io.trapline.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Carries calls to a guest and its answers back. */
final class MountRoutes {

    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final Mount mount;

    MountRoutes(Mount mount) {
        this.mount = mount;
    }

    void register(RoutesConfig routes) {
        for (HandlerType method : METHODS) {
            routes.addHttpHandler(method, mount.prefix(), this::answer);
            routes.addHttpHandler(method, mount.prefix() + "/*", this::answer);
        }
    }

    private void answer(Context ctx) throws Exception {
        Map<String, String> headers = new HashMap<>();
        ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        String query = ctx.queryString();
        Mount.Reply reply = mount.guest()
                .answer(new Mount.Call(
                        ctx.method().name(),
                        ctx.path().substring(mount.prefix().length()),
                        query == null ? "" : query,
                        headers,
                        ctx.bodyAsBytes()));
        reply.headers().forEach(ctx::header);
        ctx.status(reply.status()).contentType(reply.contentType()).result(reply.body());
    }
}
