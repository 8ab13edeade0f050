package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.access.Access;
import io.trapline.web.access.AuditLog;
import io.trapline.web.access.Login;
import io.trapline.web.access.Passwords;
import io.trapline.web.access.Principal;
import io.trapline.web.access.Rule;
import io.trapline.web.access.Sessions;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logging in and out, and the first administrator; pages that need no script. */
final class LoginPages {

    private static final int NAME_MAX = 64;
    private static final Shape TEXT = Shape.text();

    private final Access access;
    private final Voices voices;
    private final Assets assets;

    LoginPages(Access access, Voices voices, Assets assets) {
        this.access = access;
        this.voices = voices;
        this.assets = assets;
    }

    void declare(RouteTable table) {
        table.page("/login", Rule.OPEN, "Asks who it is.", this::page).query("next", "Where to go on to.");
        table.form("/login", Rule.OPEN, "Begins a session.", this::login)
                .needs("name", TEXT, "Of a user.")
                .needs("password", TEXT, "Theirs.");
        table.form("/logout", Rule.OPEN, "Ends the session.", this::logout);
        table.page("/first-run", Rule.OPEN, "Asks for the first administrator.", this::firstPage);
        table.form("/first-run", Rule.OPEN, "Makes the first administrator.", this::first)
                .needs("word", TEXT, "From the file that the first start wrote.")
                .needs("name", TEXT, "Of the administrator.")
                .needs("password", TEXT, "At least 12 characters.");
    }

    private void page(Context ctx) {
        if (access.auth() == null) throw noLogin();
        show(ctx, "", Addresses.next(ctx.queryParam("next")));
    }

    /** The login, with what went wrong. */
    void show(Context ctx, String wrong, String next) {
        boolean local = access.auth() != null && access.auth().local();
        boolean oidc = access.auth() != null && access.auth().oidc() != null;
        Pages.html(
                ctx,
                voices.templates(ctx)
                        .html(
                                "login",
                                Map.of(
                                        "assets",
                                        assets.folder(),
                                        "wrong",
                                        wrong,
                                        "next",
                                        next,
                                        "local",
                                        local,
                                        "oidc",
                                        oidc)));
    }

    private void login(Context ctx) throws IOException {
        if (access.auth() == null || !access.auth().local()) throw noLogin();
        String name = field(ctx, "name");
        String next = Addresses.next(ctx.formParam("next"));
        switch (access.doorman().login(ctx.req(), name, field(ctx, "password"))) {
            case Login.Right(Principal principal) -> {
                note(ctx, name, "ok");
                ctx.header("Set-Cookie", access.doorman().begin(ctx.req(), principal, Sessions.By.USER));
                ctx.status(303).header("Location", next);
            }
            case Login.Wrong() -> {
                access.loginsRefused().increment();
                note(ctx, name, "refused");
                show(ctx.status(401), Voices.text(ctx, "access.wrong"), next);
            }
            case Login.TooOften(var wait) -> {
                access.loginsThrottled().increment();
                note(ctx, name, "throttled");
                long seconds = Math.max(1, wait.toSeconds());
                ctx.header("Retry-After", Long.toString(seconds));
                show(ctx.status(429), Voices.text(ctx, "access.tooOften", seconds), next);
            }
        }
    }

    private void logout(Context ctx) {
        ctx.header("Set-Cookie", access.doorman().end(ctx.req()));
        ctx.status(303).header("Location", access.auth() == null ? "/" : "/login");
    }

    private void firstPage(Context ctx) throws IOException {
        waiting();
        first(ctx, "");
    }

    private void first(Context ctx, String wrong) {
        Pages.html(ctx, voices.templates(ctx).html("first-run", Map.of("assets", assets.folder(), "wrong", wrong)));
    }

    private void first(Context ctx) throws IOException {
        waiting();
        String name = field(ctx, "name");
        String password = field(ctx, "password");
        String wrong = name.isBlank() ? Voices.text(ctx, "access.nameMissing") : Passwords.wrong(name, password);
        if (!wrong.isEmpty()) {
            first(ctx.status(400), wrong);
            return;
        }
        String bySource = access.doorman().source(ctx.req());
        if (!access.doorman().tries(bySource) || !access.first(field(ctx, "word"), name, password)) {
            access.loginsRefused().increment();
            note(ctx, name, "refused first run");
            first(ctx.status(401), Voices.text(ctx, "access.notTheWord"));
            return;
        }
        note(ctx, name, "first administrator");
        ctx.status(303).header("Location", "/login");
    }

    /** Only as long as nobody has an account. */
    private void waiting() throws IOException {
        if (access.firstRun() == null) throw Problem.notFound("first run", "any more");
    }

    private void note(Context ctx, String name, String result) throws IOException {
        access.wrote(new AuditLog.Line(
                name, access.doorman().source(ctx.req()), ctx.method() + " " + ctx.path(), "", result));
    }

    private static String field(Context ctx, String name) {
        String text = Optional.<@Nullable String>ofNullable(ctx.formParam(name)).orElse("");
        if (text.length() > (name.equals("name") ? NAME_MAX : Passwords.LENGTH_MAX)) {
            throw Order.bad("field \"" + name + "\" is too long");
        }
        return name.equals("password") ? text : text.strip();
    }

    private static Problem noLogin() {
        return new Problem(404, "noLogin", "Nobody has to log in here.");
    }
}
