package io.trapline.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.config.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the Trapline that runs here answers under {@code /api/v1}. */
final class RunningPage {

    private static final int WAIT_MILLIS = 30_000;

    /** Where people have to log in: a token of scope read. */
    private static final String TOKEN = "TRAPLINE_TOKEN";

    private final String base;

    RunningPage(Settings settings) {
        InetSocketAddress bind = settings.web().bind();
        InetAddress address = bind.getAddress();
        String host = address == null || address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        this.base = (settings.web().tls() == null ? "http://" : "https://")
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + bind.getPort();
    }

    /** Nobody listens there. */
    static final class NotRunningException extends IOException {
        NotRunningException(String base, IOException cause) {
            super("no Trapline answers at " + base, cause);
        }
    }

    /** @throws FileNotFoundException when there is no such thing */
    JsonNode get(String path) throws IOException {
        URLConnection connection = URI.create(base + path).toURL().openConnection();
        connection.setConnectTimeout(WAIT_MILLIS);
        connection.setReadTimeout(WAIT_MILLIS);
        String token = System.getenv(TOKEN);
        if (token != null && !token.isBlank()) {
            connection.setRequestProperty("Authorization", "Bearer " + token.strip());
        }
        try (InputStream answer = connection.getInputStream()) {
            return new ObjectMapper().readTree(answer);
        } catch (ConnectException nobody) {
            throw new NotRunningException(base, nobody);
        }
    }

    /** What the answer says is wrong with the request. */
    static final class RefusedException extends IOException {
        RefusedException(String sentence) {
            super(sentence);
        }
    }

    /** @throws RefusedException when it will not be done */
    JsonNode post(String path, JsonNode body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        connection.setConnectTimeout(WAIT_MILLIS);
        connection.setReadTimeout(WAIT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        var json = new ObjectMapper();
        try {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(json.writeValueAsBytes(body));
            }
            if (connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST) {
                try (InputStream answer = connection.getInputStream()) {
                    return json.readTree(answer);
                }
            }
            try (InputStream answer = connection.getErrorStream()) {
                JsonNode problem = answer == null ? json.createObjectNode() : json.readTree(answer);
                throw new RefusedException(problem.path("detail").asText("answer " + connection.getResponseCode()));
            }
        } catch (ConnectException nobody) {
            throw new NotRunningException(base, nobody);
        }
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
