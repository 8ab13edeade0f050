package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The eye of the end-to-end tests sees what it must see: a page that is pushed, and one that cheats. */
class LivePageTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String PUSHED = """
            <main></main><script>
              new EventSource("/stream").onmessage = e => document.querySelector("main").textContent = e.data;
            </script>""";

    private static final String RELOADED = """
            <main>C-10442</main><script>setTimeout(() => location.reload(), 200)</script>""";

    private final HttpServer server;
    private volatile String html = PUSHED;

    LivePageTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.createContext("/customers", exchange -> answer(exchange, "text/html", html));
        server.createContext("/stream", exchange -> answer(exchange, "text/event-stream", "data: C-10442\n\n"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPageThatIsPushedShowsTheCustomerWithoutAReload() {
        try (var browser = new LiveBrowser();
                var page = browser.open(url())) {
            page.awaitShown("C-10442", SOON);
            assertThatCode(page::assertNeverReloaded).doesNotThrowAnyException();
        }
    }

    @Test
    void aPageThatReloadsItselfIsFoundOut() {
        html = RELOADED;
        try (var browser = new LiveBrowser();
                var page = browser.open(url())) {
            org.awaitility.Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() -> assertThatThrownBy(() -> {
                                page.awaitShown("C-10442", SOON);
                                page.assertNeverReloaded();
                            })
                            .isInstanceOf(AssertionError.class));
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/customers";
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
