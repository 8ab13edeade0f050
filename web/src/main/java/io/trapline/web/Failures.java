package io.trapline.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.trapline.web.api.Json;
import io.trapline.web.query.BadParameter;
import io.trapline.web.tmf.TmfError;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into {@code {error, detail}} for programs and a page with a way on for people. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final Layout layout;
    private final Voices voices;

    Failures(Layout layout, Voices voices) {
        this.layout = layout;
        this.voices = voices;
    }

    void register(RoutesConfig routes) {
        routes.exception(Problem.class, (e, ctx) -> answer(ctx, e));
        routes.exception(
                BadParameter.class,
                (e, ctx) -> answer(ctx, new Problem(400, "badParameter", String.valueOf(e.getMessage()))));
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, known(e, ctx)));
        routes.exception(Exception.class, (e, ctx) -> {
            log.error("A request failed. method={} path={}", ctx.method(), ctx.path(), e);
            answer(ctx, new Problem(500, "internal", "This failed on our side; the log has the reason."));
        });
    }

    /** What the server itself found: no such address, wrong method, too large a body. */
    private static Problem known(HttpResponseException e, Context ctx) {
        return switch (e.getStatus()) {
            case 404 -> new Problem(404, "notFound", "There is nothing at " + ctx.path() + ".");
            case 405 -> new Problem(405, "methodNotAllowed", ctx.method() + " is not possible at " + ctx.path() + ".");
            case 413 -> new Problem(413, "tooLarge", "The body of the request is too large.");
            default -> new Problem(e.getStatus(), "refused", String.valueOf(e.getMessage()));
        };
    }

    private void answer(Context ctx, Problem problem) {
        ctx.status(problem.status());
        if (ctx.path().startsWith("/tmf-api/")) {
            ctx.contentType("application/json").result(Json.text(TmfError.of(problem)));
            return;
        }
        if (forPrograms(ctx.path())) {
            ctx.contentType("application/json").result(Json.text(Json.problem(problem.error(), problem.detail())));
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

    private static boolean forPrograms(String path) {
        return path.startsWith("/api/")
                || path.equals("/metrics")
                || path.equals("/healthz")
                || path.equals("/readyz")
                || path.startsWith("/assets/");
    }
}
