package io.trapline.deploy.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import io.trapline.config.Secret;
import io.trapline.mediation.forward.CrashPoint;
import io.trapline.mediation.forward.Forwarder;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.forward.Timekeeper;
import io.trapline.mediation.forward.WebhookDesk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A desk that answers with what it was sent, whatever the status; every log at TRACE. */
class SecretsTest {

    private static final String CANARY = "c4n4ry-t0k3n-9f1e";

    private static final int[] STATUS = {500, 401, 429, 302, 400, 200, 409, 422, 503, 404};

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final @Nullable Level level = root.getLevel();

    @TempDir
    Path folder;

    @Test
    void theTokenIsSentAndNeverLoggedReportedOrShown() throws Exception {
        var received = new CopyOnWriteArrayList<String>();
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] echo = ("{\"you\":\"" + received.getLast() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(STATUS[asked.getAndIncrement() % STATUS.length], echo.length);
            exchange.getResponseBody().write(echo);
            exchange.close();
        });
        server.start();
        var said = new ArrayList<String>();
        var log = listening();
        try {
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tickets");
            var desk = new WebhookDesk(url, new Secret(CANARY), Duration.ofSeconds(10));
            var route = new Forwarder.Route("desk", desk, Rig.QUICK);
            var works = List.of(
                    Ward.work(1, Action.OPEN, 1),
                    Ward.work(2, Action.OPEN, 2),
                    Ward.work(3, Action.UPDATE, 1),
                    Ward.work(4, Action.RESOLVE, 1));
            var ward = new Ward(works, folder.resolve("reports"));
            var status = new ArrayList<Forwarder>();
            CrashPoint shown =
                    (place, work) -> status.forEach(f -> said.add(f.status().toString()));
            var seams = new Forwarder.Seams(Timekeeper.system(), new Random(1), shown);
            try (var forwarder = new Forwarder(route, ward, ward, seams)) {
                status.add(forwarder);
                forwarder.start();
                assertThat(ward.awaitAll(Duration.ofMinutes(1))).isTrue();
            }
            said.addAll(List.of(route.toString(), desk.toString()));
        } finally {
            server.stop(0);
            deaf(log);
        }
        log.list.forEach(event -> said.add(event.getFormattedMessage() + event.getThrowableProxy()));
        said.addAll(Files.readAllLines(folder.resolve("reports")));

        assertThat(received).isNotEmpty().containsOnly("Bearer " + CANARY);
        assertThat(said).anyMatch(line -> line.contains("HTTP 401")).anyMatch(line -> line.contains("(secret)"));
        assertThat(said).noneMatch(line -> line.contains(CANARY) || line.contains(CANARY.substring(0, 8)));
    }

    /** Everything that is logged, from TRACE. */
    private ListAppender<ILoggingEvent> listening() {
        var appender = new ListAppender<ILoggingEvent>();
        appender.list = new CopyOnWriteArrayList<>();
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        return appender;
    }

    private void deaf(ListAppender<ILoggingEvent> appender) {
        root.setLevel(level);
        root.detachAppender(appender);
        appender.stop();
    }
}
