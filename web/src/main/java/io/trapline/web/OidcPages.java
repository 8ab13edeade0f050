package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.access.Access;
import io.trapline.web.access.AuditLog;
import io.trapline.web.access.Rule;
import io.trapline.web.access.Secrets;
import io.trapline.web.access.Sessions;
import io.trapline.web.access.oidc.Oidc;
import io.trapline.web.access.oidc.OidcFailure;
import io.trapline.web.route.RouteTable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logging in by the identity provider. Coming back is a page and no redirect: a browser sends our session's
 * cookie (SameSite=Strict) only where a page of ours leads.
 */
final class OidcPages {

    private static final Logger LOG = LoggerFactory.getLogger(OidcPages.class);
    private static final String COOKIE = "trapline_login";
    private static final String BEGIN = "/login/oidc";

    private final Access access;
    private final @Nullable Oidc oidc;
    private final LoginPages login;
    private final Voices voices;
    private final Assets assets;

    /** @param oidc null without an identity provider */
    OidcPages(Access access, @Nullable Oidc oidc, LoginPages login, Voices voices, Assets assets) {
        this.access = access;
        this.oidc = oidc;
        this.login = login;
        this.voices = voices;
        this.assets = assets;
    }

    void declare(RouteTable table) {
        table.page(BEGIN, Rule.OPEN, "Leads to the identity provider.", this::begin)
                .status(303)
                .query("next", "Where to go on to.");
        table.page(Oidc.RETURN_PATH, Rule.OPEN, "Takes what the identity provider says.", this::end)
                .query("state", "Which login it is.")
                .query("code", "Good once for an ID token.")
                .query("error", "Why there is no code.");
    }

    private void begin(Context ctx) throws IOException {
        Oidc here = here();
        String held = held(ctx);
        String browser = held.isEmpty() ? Secrets.fresh() : held;
        try {
            Oidc.Begun begun = here.begin(browser, Addresses.next(ctx.queryParam("next")));
            ctx.header("Set-Cookie", cookie(here, browser, Oidc.LOGIN_MAX.toSeconds()));
            ctx.status(303).header("Location", begun.to().toString());
        } catch (OidcFailure e) {
            failed(ctx, e);
        }
    }

    private void end(Context ctx) throws IOException {
        Oidc here = here();
        try {
            Oidc.Done done =
                    here.end(held(ctx), ctx.queryParam("state"), ctx.queryParam("code"), ctx.queryParam("error"));
            note(ctx, done.principal().name(), "ok");
            ctx.res().addHeader("Set-Cookie", cookie(here, "", 0));
            ctx.res().addHeader("Set-Cookie", access.doorman().begin(ctx.req(), done.principal(), Sessions.By.OTHERS));
            ctx.header("Refresh", "0;url=" + done.next());
            Pages.html(
                    ctx, voices.templates(ctx).html("entered", Map.of("assets", assets.folder(), "next", done.next())));
        } catch (OidcFailure e) {
            failed(ctx, e);
        }
    }

    private void failed(Context ctx, OidcFailure e) throws IOException {
        LOG.warn(
                "Nobody was logged in by the identity provider. reason={} detail={}",
                e.why().word(),
                e.getMessage());
        access.loginsRefused().increment();
        note(ctx, "", "refused " + e.why().word());
        boolean away = e.why() == OidcFailure.Why.UNREACHABLE;
        login.show(
                ctx.status(away ? 503 : 401),
                Voices.text(ctx, "access.oidc." + e.why().word()),
                "/");
    }

    private void note(Context ctx, String name, String result) throws IOException {
        access.wrote(new AuditLog.Line(name, access.doorman().source(ctx.req()), "GET " + ctx.path(), "", result));
    }

    private Oidc here() {
        Oidc here = oidc;
        if (here == null) throw new Problem(404, "noProvider", "There is no identity provider here.");
        return here;
    }

    private static String held(Context ctx) {
        return Optional.<@Nullable String>ofNullable(ctx.cookie(COOKIE)).orElse("");
    }

    /** Lax: it must come along when the provider sends the browser back. */
    private static String cookie(Oidc oidc, String value, long seconds) {
        return COOKIE + "=" + value + "; Path=" + BEGIN + "; HttpOnly; SameSite=Lax; Max-Age=" + seconds
                + (oidc.overTls() ? "; Secure" : "");
    }
}
