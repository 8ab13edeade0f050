package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.access.Rule;
import io.trapline.web.route.RouteTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Carries calls to a guest and its answers back. */
final class MountRoutes {

    private final Mount mount;

    MountRoutes(Mount mount) {
        this.mount = mount;
    }

    void declare(RouteTable table) {
        table.guest(mount.prefix(), Rule.OPERATOR_OF_ALL, this::answer);
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
