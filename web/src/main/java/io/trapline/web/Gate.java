package io.trapline.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trapline.web.access.Access;
import io.trapline.web.access.Audience;
import io.trapline.web.access.AuditLog;
import io.trapline.web.access.Doorman;
import io.trapline.web.access.Principal;
import io.trapline.web.access.Scope;
import io.trapline.web.access.Sessions;
import io.trapline.web.access.Visit;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Stands before every route: finds out who asks, holds them to the route's rule, looks where a change
 * comes from, leads them to the room of their audience, and writes down what they changed.
 */
final class Gate implements RouteTable.Gate {

    private final Access access;
    private final Doorman doorman;
    private final Rooms rooms;
    private final Failures failures;

    /** @param failures for strangers */
    Gate(Access access, Rooms rooms, Failures failures) {
        this.access = access;
        this.doorman = access.doorman();
        this.rooms = rooms;
        this.failures = failures;
    }

    @Override
    public Route.Handler before(Route route, Route.Handler handler) {
        return ctx -> answer(route, ctx);
    }

    private void answer(Route route, Context ctx) throws Exception {
        if (ctx.req().isSecure()) ctx.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        Optional<Doorman.Guest> guest = doorman.guest(ctx.req());
        if (guest.isEmpty() && !route.rule().open()) {
            stranger(route, ctx);
            return;
        }
        Visit visit = visit(ctx.req(), guest);
        Room room = guest.isEmpty() ? rooms.of(Audience.ALL) : rooms.of(access.audience(visit.principal()));
        ScopedValue.where(Visit.NOW, visit).call(() -> {
            try {
                letIn(route, ctx, visit);
                room.routes().table().handler(route).handle(ctx);
                seal(ctx, visit);
                note(route, ctx, visit, Integer.toString(ctx.statusCode()));
            } catch (Exception e) {
                (guest.isEmpty() ? failures : room.routes().failures()).answer(ctx, e);
                note(route, ctx, visit, ctx.statusCode() == 500 ? "failed" : "refused " + ctx.statusCode());
            }
            return null;
        });
    }

    /** Who opens a stream. */
    StreamServlet.Viewer viewer(HttpServletRequest request, Route route) {
        Doorman.Guest guest =
                doorman.guest(request).orElseThrow(() -> new Problem(401, "unauthorized", "Log in, or send a token."));
        Principal principal = guest.principal();
        if (!principal.may(route.rule())) throw forbidden(route);
        boolean wallOnly = !principal.scopes().contains(Scope.READ);
        return new StreamServlet.Viewer(rooms.of(access.audience(principal)), wallOnly);
    }

    private Visit visit(HttpServletRequest request, Optional<Doorman.Guest> guest) {
        return new Visit(
                guest.map(Doorman.Guest::principal).orElse(Principal.STRANGER),
                guest.map(Doorman.Guest::csrf).orElse(""),
                doorman.source(request));
    }

    private static void letIn(Route route, Context ctx, Visit visit) {
        if (!route.rule().open() && !visit.principal().may(route.rule())) throw forbidden(route);
        if (!route.changes()) return;
        boolean byHeader = ctx.header("Authorization") != null;
        if (!byHeader) Guard.sameOrigin(ctx);
        if (!visit.csrf().isEmpty() && !route.rule().open()) Guard.formOfOurs(ctx, visit.csrf());
    }

    private static Problem forbidden(Route route) {
        String role = String.valueOf(route.rule().role()).toLowerCase(java.util.Locale.ROOT);
        return new Problem(
                403,
                "forbidden",
                "This needs the role " + role + (route.rule().bound() ? "" : " over all virtual operators")
                        + ", and a token a scope for it.");
    }

    private void stranger(Route route, Context ctx) {
        String token = ctx.queryParam("token");
        if (token != null && route.rule().scopes().contains(Scope.WALL) && route.method() == HandlerType.GET) {
            Optional<Principal> wall = doorman.token(token);
            if (wall.isPresent()) {
                // Out of the address bar: what follows carries a cookie.
                ctx.header("Set-Cookie", doorman.begin(ctx.req(), wall.get(), Sessions.By.TOKEN));
                ctx.redirect(ctx.path() + Addresses.without(ctx.queryString(), "token"));
                return;
            }
        }
        boolean person = ctx.method() == HandlerType.GET && route.media().equals("text/html");
        if (!person) {
            ctx.header("WWW-Authenticate", "Bearer");
            Failures.json(ctx, new Problem(401, "unauthorized", "Log in, or send a token."));
            return;
        }
        String query = ctx.queryString();
        String here = ctx.path() + (query == null ? "" : "?" + query);
        ctx.redirect("/login?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }

    /** Puts into every form what it must send back. */
    private static void seal(Context ctx, Visit visit) {
        String type = ctx.res().getContentType();
        String html = visit.csrf().isEmpty() || type == null || !type.startsWith("text/html") ? null : ctx.result();
        if (html != null) ctx.result(Guard.sealed(html, visit.csrf()));
    }

    private void note(Route route, Context ctx, Visit visit, String result) throws IOException {
        boolean notesItself = route.path().equals("/login") || route.path().equals("/first-run");
        if (!route.changes() || notesItself) return;
        access.wrote(new AuditLog.Line(visit.principal().name(), visit.source(), route.toString(), ctx.path(), result));
    }
}
