package io.trapline.web.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import io.trapline.config.Settings;
import io.trapline.mediation.forward.Fetch;
import io.trapline.web.access.oidc.OidcFailure.Why;
import io.trapline.web.api.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider: asked for its addresses and keys when they are needed first, and again when they
 * are old or a key is not among them. Safe for any thread.
 */
final class Provider {

    /** What it says of itself is asked for anew after so long. */
    private static final Duration FRESH = Duration.ofHours(1);

    /** However many unknown keys come, its keys are asked for at most this often. */
    private static final Duration CALM = Duration.ofSeconds(10);

    private final Settings.Oidc settings;
    private final String issuer;
    private final Fetch fetch;
    private @Nullable Metadata metadata;
    private @Nullable JWKSet keys;
    private long metadataAt;
    private long keysAt;

    Provider(Settings.Oidc settings, Fetch fetch) {
        this.settings = settings;
        this.issuer = settings.issuer().toString();
        this.fetch = fetch;
    }

    synchronized Metadata metadata() throws OidcFailure {
        long now = System.nanoTime();
        Metadata known = metadata;
        if (known == null || now - metadataAt > FRESH.toNanos()) {
            String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            known = Metadata.of(read(URI.create(base + "/.well-known/openid-configuration")), issuer);
            metadata = known;
            metadataAt = now;
        }
        return known;
    }

    /** @param wanted id of a key that should be among them; null for whatever there is */
    synchronized JWKSet keys(@Nullable String wanted) throws OidcFailure {
        long now = System.nanoTime();
        JWKSet known = keys;
        boolean lacking = known != null && wanted != null && known.getKeyByKeyId(wanted) == null;
        if (known == null || now - keysAt > FRESH.toNanos() || lacking && now - keysAt > CALM.toNanos()) {
            try {
                known = JWKSet.parse(read(metadata().keys()).toString());
            } catch (ParseException e) {
                throw new OidcFailure(Why.UNREACHABLE, "its keys cannot be read: " + e.getMessage());
            }
            keys = known;
            keysAt = now;
        }
        return known;
    }

    /** Turns a code into an ID token (OpenID Connect Core 1.0 section 3.1.3). */
    String idToken(String code, String verifier, URI returnTo) throws OidcFailure {
        Metadata here = metadata();
        String secret = settings.clientSecret().reveal();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", returnTo.toString());
        form.put("code_verifier", verifier);
        Map<String, String> headers = new LinkedHashMap<>();
        if (here.byForm()) {
            form.put("client_id", settings.clientId());
            form.put("client_secret", secret);
        } else {
            String pair = Fetch.encoded(settings.clientId()) + ":" + Fetch.encoded(secret);
            String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            headers.put("Authorization", "Basic " + basic);
        }
        try {
            Fetch.Answer answer = fetch.form(here.token(), form, headers);
            JsonNode json = Json.read(new String(answer.body(), StandardCharsets.UTF_8));
            if (answer.status() != 200) {
                throw new OidcFailure(
                        Why.REFUSED,
                        "the code was refused: " + answer.status() + " "
                                + json.path("error").asText());
            }
            return json.path("id_token").asText();
        } catch (IOException | IllegalArgumentException e) {
            throw new OidcFailure(Why.UNREACHABLE, here.token() + ": " + e.getMessage());
        }
    }

    private JsonNode read(URI from) throws OidcFailure {
        try {
            Fetch.Answer answer = fetch.get(from);
            if (answer.status() == 200) return Json.read(new String(answer.body(), StandardCharsets.UTF_8));
            throw new OidcFailure(Why.UNREACHABLE, from + " answered " + answer.status());
        } catch (IOException | IllegalArgumentException e) {
            throw new OidcFailure(Why.UNREACHABLE, from + ": " + e.getMessage());
        }
    }
}
