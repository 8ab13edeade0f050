package io.trapline.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An identity provider of its own site ({@code localhost}), strict where a real one is: it knows its client,
 * its return address, its codes (each once) and the proof key; what it says of the person is up to the test.
 */
final class Idp implements AutoCloseable {

    static final String CLIENT = "trapline";
    static final String SECRET = "a secret: of +32 characters/0123";

    private record Asked(String challenge, String nonce, String returnTo) {}

    private final HttpServer server;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private volatile RSAKey key = key();

    /** What the person is. */
    volatile UnaryOperator<JWTClaimsSet.Builder> person =
            claims -> claims.claim("preferred_username", "kim").claim("groups", java.util.List.of("noc-operators"));

    /** How the token is made of its claims. */
    volatile Function<JWTClaimsSet, String> signature = this::signed;

    volatile String error = "";
    volatile boolean formOnly;
    volatile int keysAsked;

    Idp() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/realm/.well-known/openid-configuration", this::discovery);
        server.createContext("/realm/authorize", this::authorize);
        server.createContext("/realm/token", this::token);
        server.createContext("/realm/keys", this::keys);
        server.start();
    }

    URI issuer() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/realm");
    }

    /** Another key from now on, under another id. */
    void rotate() {
        key = key();
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    String signed(JWTClaimsSet claims, RSAKey by) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(by.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By another key that says it is ours. */
    String forged(JWTClaimsSet claims) {
        return signed(claims, new RSAKey.Builder(key()).keyID(key.getKeyID()).build());
    }

    String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** By a secret that both know, which is no signature of the provider. */
    String bySecret(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        String base = issuer().toString();
        answer(exchange, 200, """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys",
                 "token_endpoint_auth_methods_supported":["%s"]}
                """.formatted(
                        base, base, base, base, formOnly ? "client_secret_post" : "client_secret_basic"));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keysAsked++;
        answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        boolean fine = "code".equals(asked.get("response_type"))
                && CLIENT.equals(asked.get("client_id"))
                && asked.getOrDefault("scope", "").contains("openid")
                && "S256".equals(asked.get("code_challenge_method"));
        if (!fine) {
            answer(exchange, 400, "{}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Asked(
                        asked.getOrDefault("code_challenge", ""),
                        asked.getOrDefault("nonce", ""),
                        asked.getOrDefault("redirect_uri", "")));
        String said = error.isEmpty() ? "code=" + code : "error=" + error;
        exchange.getResponseHeaders()
                .add("Location", asked.get("redirect_uri") + "?" + said + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Asked asked = codes.remove(form.getOrDefault("code", ""));
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        boolean known = formOnly
                ? header == null && CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"))
                : basic().equals(header) && form.get("client_secret") == null;
        if (asked == null
                || !known
                || !asked.returnTo().equals(form.get("redirect_uri"))
                || !asked.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .subject("4711")
                .audience(CLIENT)
                .claim("nonce", asked.nonce())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        String token = signature.apply(person.apply(claims).build());
        answer(exchange, 200, "{\"token_type\":\"Bearer\",\"access_token\":\"x\",\"id_token\":\"" + token + "\"}");
    }

    /** RFC 6749 section 2.3.1: both are form-encoded before they are joined. */
    private static String basic() {
        String pair = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int mark = pair.indexOf('=');
            fields.put(pair.substring(0, mark), URLDecoder.decode(pair.substring(mark + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
