package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A body that comes a moment after its head, to a route that has no use for it. */
final class LateBodyTest {

    private static final int ROUNDS = 200;

    @Test
    void theAnswerArrivesAndTheConnectionGoesOn() throws Exception {
        try (Browse browse = new Browse(Shift.day())) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(answers(browse)).as("round %d", i).hasSize(2).allMatch(status -> status == 200);
            }
        }
    }

    private static List<Integer> answers(Browse browse) throws IOException {
        var at = browse.at("/healthz");
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            send(out, "GET /api/v1/customers HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
            Thread.yield();
            send(out, "{}");
            send(out, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return statuses(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static List<Integer> statuses(String answer) {
        return Pattern.compile("HTTP/1\\.1 (\\d{3})")
                .matcher(answer)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
    }
}
