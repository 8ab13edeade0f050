package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.config.Settings;
import io.trapline.config.Settings.WebRole;
import io.trapline.web.access.Access;
import io.trapline.web.api.Json;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A running web view where people have to log in, and a client that follows no redirects. */
final class Gated implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    final Access access;
    final InetSocketAddress address;
    private final Web web;
    private final HttpClient client = HttpClient.newHttpClient();

    Gated(Noc noc, Path data) {
        this(noc, data, local());
    }

    Gated(Noc noc, Path data, Settings.Auth auth) {
        this(noc, data, auth, 0);
    }

    Gated(Noc noc, Path data, Settings.Auth auth, int port) {
        access = new Access(auth, data);
        InetSocketAddress any = new InetSocketAddress("127.0.0.1", port);
        web = new Web(new Settings.Web(any, null, auth), noc, noc, access, List.of(), northbound(noc));
        try {
            address = web.start();
        } catch (BindFailure e) {
            throw new AssertionError(e);
        }
    }

    private static Northbound northbound(Noc noc) {
        return noc instanceof FullNoc full ? new Northbound("site", full) : Northbound.NONE;
    }

    static Settings.Auth local() {
        return auth(null, null);
    }

    static Settings.Auth auth(Settings.@Nullable Proxy proxy, Settings.@Nullable Oidc oidc) {
        return new Settings.Auth(
                true, Duration.ofMinutes(30), Duration.ofHours(12), Set.of(WebRole.VIEWER), Set.of(), proxy, oidc);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(at(path)), headers);
    }

    /** The status of an answer that does not end. */
    int opens(String path, String... headers) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(at(path)).headers(headers).build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    HttpResponse<String> form(String path, Map<String, String> fields, String... headers) throws Exception {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    HttpResponse<String> json(String method, String path, String body, String... headers) throws Exception {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> login(String name, String password, String... headers) throws Exception {
        return form("/login", Map.of("name", name, "password", password), headers);
    }

    /** The cookie of a new session. */
    String session(String name) throws Exception {
        return cookie(login(name, PASSWORD));
    }

    static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    JsonNode read(String path, String... headers) throws Exception {
        return Json.read(get(path, headers).body());
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        web.close();
        client.close();
    }
}
