package io.trapline.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.trapline.web.api.Json;
import io.trapline.web.query.BadParameter;
import io.trapline.web.scope.ScopedDesk;
import io.trapline.web.tmf.TmfError;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into {@code {error, detail}} for programs and a page with a way on for people. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final @Nullable Layout layout;
    private final Voices voices;

    /** @param layout null where nobody knows who asks: the page then shows nothing but the problem */
    Failures(@Nullable Layout layout, Voices voices) {
        this.layout = layout;
        this.voices = voices;
    }

    void register(RoutesConfig routes) {
        // What the server itself finds has a mapping of its own, which must be told too.
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, e));
        routes.exception(Exception.class, (e, ctx) -> answer(ctx, e));
    }

    void answer(Context ctx, Exception failure) {
        answer(
                ctx,
                switch (failure) {
                    case Problem problem -> problem;
                    case BadParameter bad -> new Problem(400, "badParameter", String.valueOf(bad.getMessage()));
                    case ScopedDesk.NotYours no -> new Problem(403, "notYours", String.valueOf(no.getMessage()));
                    case HttpResponseException e -> known(e, ctx);
                    default -> {
                        log.error("A request failed. method={} path={}", ctx.method(), ctx.path(), failure);
                        yield new Problem(500, "internal", "This failed on our side; the log has the reason.");
                    }
                });
    }

    /** What the server itself found: no such address, wrong method, too large a body. */
    private static Problem known(HttpResponseException e, Context ctx) {
        return switch (e.getStatus()) {
            case 404 -> new Problem(404, "notFound", "There is nothing at " + ctx.path() + ".");
            case 405 -> {
                // RFC 9110 15.5.6: the server knows which methods are possible and says so.
                ctx.header("Allow", String.join(", ", e.getDetails().values()));
                yield notAllowed(ctx.method().name(), ctx.path());
            }
            case 413 -> new Problem(413, "tooLarge", "The body of the request is too large.");
            default -> new Problem(e.getStatus(), "refused", String.valueOf(e.getMessage()));
        };
    }

    static Problem notAllowed(String method, String path) {
        return new Problem(405, "methodNotAllowed", method + " is not possible at " + path + ".");
    }

    private void answer(Context ctx, Problem problem) {
        if (forPrograms(ctx.path())) {
            json(ctx, problem);
            return;
        }
        ctx.status(problem.status());
        if (layout == null) {
            Map<String, Object> plain = Map.of("status", problem.status(), "detail", problem.detail());
            Pages.html(ctx, voices.templates(ctx).html("refused", plain));
            return;
        }
        Layout.Glance glance = layout.glance(ctx);
        Pages.html(
                ctx,
                voices.templates(ctx)
                        .html(
                                "problem",
                                Map.of(
                                        "chrome", layout.chrome(glance, Voices.text(ctx, "shell.notPossible"), "", ""),
                                        "status", problem.status(),
                                        "error", problem.error(),
                                        "detail", problem.detail())));
    }

    static void json(Context ctx, Problem problem) {
        boolean tmf = ctx.path().startsWith("/tmf-api/");
        ctx.status(problem.status())
                .contentType("application/json")
                .result(Json.text(tmf ? TmfError.of(problem) : Json.problem(problem.error(), problem.detail())));
    }

    private static boolean forPrograms(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/tmf-api/")
                || path.equals("/openapi.json")
                || path.equals("/metrics")
                || path.equals("/healthz")
                || path.equals("/readyz")
                || path.startsWith("/assets/");
    }
}
