package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The eye of the hostile texts' test sees each thing that a page must not do. */
class WatchedPageTest {

    private static final String BODY = "<body class=scripted><main>%s</main></body>";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    WatchedPageTest() throws IOException {
        serve("/asks", BODY.formatted("") + "<script>alert(1)</script>", "");
        serve("/runs", BODY.formatted("") + "<script>hit(1)</script>", "");
        serve("/goes", BODY.formatted("") + "<script>fetch('http://elsewhere.invalid/')</script>", "");
        serve("/breaks", BODY.formatted("") + "<style>b{}</style>", "default-src 'self'");
        serve("/holds", BODY.formatted("<img src=x>"), "");
        serve("/obeys", BODY.formatted("\u202Egnp"), "");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatAPageMustNotDoIsSeen() {
        try (var browser = new LiveBrowser();
                var page = browser.watched(
                        "http://127.0.0.1:" + server.getAddress().getPort())) {
            wrong(page, "/asks", "asked 1");
            wrong(page, "/runs", "RAN 1");
            wrong(page, "/goes", "went to http://elsewhere.invalid/");
            wrong(page, "/breaks", "CSP style-src");
            assertThatThrownBy(() -> page.read("/holds")).isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> page.read("/obeys")).isInstanceOf(AssertionError.class);
        }
    }

    private static void wrong(WatchedPage page, String path, String words) {
        page.read(path);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(page.wrongs()).anyMatch(wrong -> wrong.contains(words)));
    }

    private void serve(String path, String body, String policy) {
        server.createContext(path, exchange -> answer(exchange, body, policy));
    }

    private static void answer(HttpExchange exchange, String body, String policy) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        if (!policy.isEmpty()) exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
