package io.trapline.web.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.web.access.oidc.OidcFailure.Why;
import java.net.URI;
import java.util.Set;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0 section 3).
 *
 * @param authorization where browsers are sent
 * @param token where a code is turned into an ID token
 * @param keys of its signatures
 * @param byForm whether it wants our secret in the form, because it takes no other way
 */
record Metadata(URI authorization, URI token, URI keys, boolean byForm) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @param issuer as the configuration has it; the document must say the same (section 4.3) */
    static Metadata of(JsonNode document, String issuer) throws OidcFailure {
        String says = document.path("issuer").asText();
        if (!says.equals(issuer)) {
            throw new OidcFailure(Why.UNREACHABLE, "the discovery document is of issuer \"" + says + "\"");
        }
        var methods = document.path("token_endpoint_auth_methods_supported");
        boolean basic = methods.isMissingNode();
        for (JsonNode method : methods) {
            basic |= method.asText().equals("client_secret_basic");
        }
        return new Metadata(
                endpoint(document, "authorization_endpoint"),
                endpoint(document, "token_endpoint"),
                endpoint(document, "jwks_uri"),
                !basic);
    }

    /** Codes and keys travel there: in the clear only on this machine. */
    private static URI endpoint(JsonNode document, String name) throws OidcFailure {
        String text = document.path(name).asText();
        try {
            URI uri = URI.create(text);
            String host = String.valueOf(uri.getHost());
            if ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && HERE.contains(host)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new OidcFailure(Why.UNREACHABLE, name + " is no URL: " + e.getMessage());
        }
        throw new OidcFailure(Why.UNREACHABLE, name + " is no https URL: \"" + text + "\"");
    }
}
