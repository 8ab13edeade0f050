package io.trapline.web.access.oidc;

import io.trapline.config.Settings;
import io.trapline.mediation.forward.Fetch;
import io.trapline.web.access.Principal;
import io.trapline.web.access.Secrets;
import io.trapline.web.access.oidc.OidcFailure.Why;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logins by the identity provider, from where a browser is sent away to where it comes back. A login belongs
 * to the browser that began it and is good for once. Safe for any thread.
 */
public final class Oidc implements AutoCloseable {

    /** Where browsers come back, below the public address. */
    public static final String RETURN_PATH = "/login/oidc/return";

    /** A person may take so long at the provider. */
    public static final Duration LOGIN_MAX = Duration.ofMinutes(10);

    /** Begun logins; more push out the oldest. */
    static final int BEGUN_MAX = 1_000;

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    /** @param to where the browser is sent */
    public record Begun(URI to) {}

    /** @param next path of ours that the person wanted */
    public record Done(Principal principal, String next) {}

    private record Login(String browser, String nonce, String verifier, String next, Instant begun) {}

    private final Settings.Oidc settings;
    private final Fetch fetch = new Fetch(ANSWER_MAX);
    private final Provider provider;
    private final URI returnTo;
    private final Map<String, Login> logins = new LinkedHashMap<>();

    public Oidc(Settings.Oidc settings) {
        this.settings = settings;
        this.provider = new Provider(settings, fetch);
        String base = settings.publicUrl().toString();
        this.returnTo = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + RETURN_PATH);
    }

    /** Whether browsers reach us by TLS, so that cookies may be held to it. */
    public boolean overTls() {
        return "https".equals(settings.publicUrl().getScheme());
    }

    /** @param browser secret that only this browser holds */
    public Begun begin(String browser, String next) throws OidcFailure {
        URI authorization = provider.metadata().authorization();
        String state = Secrets.fresh();
        var login = new Login(Secrets.hash(browser), Secrets.fresh(), Secrets.fresh(), next, Instant.now());
        synchronized (logins) {
            logins.put(Secrets.hash(state), login);
            if (logins.size() > BEGUN_MAX)
                logins.remove(logins.keySet().iterator().next());
        }
        String query = "response_type=code&scope=openid%20profile&client_id=" + Fetch.encoded(settings.clientId())
                + "&redirect_uri=" + Fetch.encoded(returnTo.toString()) + "&state=" + state + "&nonce=" + login.nonce()
                + "&code_challenge=" + challenge(login.verifier()) + "&code_challenge_method=S256";
        String before = authorization.getRawQuery() == null ? "?" : "&";
        return new Begun(URI.create(authorization + before + query));
    }

    /**
     * What a browser brought back.
     *
     * @param error of the provider (RFC 6749 section 4.1.2.1); null when it sent a code
     */
    public Done end(String browser, @Nullable String state, @Nullable String code, @Nullable String error)
            throws OidcFailure {
        Login login;
        synchronized (logins) {
            login = logins.remove(Secrets.hash(state == null ? "" : state));
        }
        if (login == null
                || !Secrets.same(login.browser(), Secrets.hash(browser))
                || Instant.now().isAfter(login.begun().plus(LOGIN_MAX))) {
            throw new OidcFailure(Why.STALE, "no login of this browser waits for that state");
        }
        if (error != null || code == null) {
            throw new OidcFailure(Why.REFUSED, "the provider said " + (error == null ? "nothing" : word(error)));
        }
        String token = provider.idToken(code, login.verifier(), returnTo);
        var claims = IdToken.checked(token, login.nonce(), settings, provider);
        return new Done(Claims.principal(claims, settings), login.next());
    }

    @Override
    public void close() {
        fetch.close();
    }

    /** RFC 7636 section 4.2. */
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An error code is a word; what else somebody puts there is not repeated. */
    private static String word(String error) {
        return error.matches("[a-z_]{1,40}") ? error : "something that is no error code";
    }
}
