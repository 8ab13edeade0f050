package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A method that an address does not have gets 405 and {@code Allow} (RFC 9110 15.5.6), and nothing is echoed. */
final class RefusedMethodsTest {

    private final Browse browse = new Browse(Scenes.oltDown(new Noc("one")).publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, /api/v1/stream",
        "OPTIONS, /api/v1/stream",
        "PATCH, /api/v1/stream",
        "POST, /api/v1/stream",
        "TRACE, /api/v1/customers",
        "DELETE, /api/v1/customers",
        "PUT, /metrics",
        "POST, /customers",
    })
    void itSaysWhichMethodsThereAre(String method, String path) throws Exception {
        String answer = asked(method, path);
        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .containsPattern("\r\nAllow: [^\r\n]*\\bGET\\b[^\r\n]*\r\n")
                .doesNotContainPattern("\r\nAllow: [^\r\n]*TRACE")
                .doesNotContain("SECRET");
    }

    @Test
    void headOfTheStreamIsItsHeadOnly() throws Exception {
        assertThat(asked("HEAD", "/api/v1/stream"))
                .startsWith("HTTP/1.1 200 ")
                .contains("text/event-stream")
                .endsWith("\r\n\r\n");
        assertThat(browse.page("/metrics")).contains("trapline_web_streams_open 0\n");
    }

    private String asked(String method, String path) throws IOException {
        try (Socket socket = new Socket(browse.address.getAddress(), browse.address.getPort())) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: c=SECRET\r\n"
                    + "Authorization: Bearer SECRET\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
