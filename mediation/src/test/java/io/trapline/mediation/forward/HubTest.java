package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.trapline.enrichment.Place;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.board.AlarmEar;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.AlarmSurroundings;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.task.TaskOrder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners of TMF642 against a real server on loopback. */
class HubTest {

    private static final Instant AT = Instant.parse("2026-11-22T20:00:00Z");

    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            JsonNode event = new ObjectMapper().readTree(exchange.getRequestBody());
            int answer = status;
            if (answer / 100 == 2) {
                told.add(event);
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Hub hub(Duration giveUpAfter) throws IOException {
        var patience = new ForwarderPolicy(
                Duration.ofMillis(10), Duration.ofMillis(50), giveUpAfter, 1_000, Duration.ofMillis(50), Duration.ZERO);
        var hub = Hub.open(
                folder,
                new HubPolicy(
                        "site", new CallbackRule(List.of(URI.create(url("/oss")))), Duration.ofSeconds(20), patience));
        hub.start();
        return hub;
    }

    @Test
    void aListenerIsToldInOrderWhatItAskedFor() throws IOException {
        try (Hub hub = hub(Duration.ofDays(1))) {
            hub.register(url("/oss/a"), "eventType=AlarmCreateEvent&event.alarm.perceivedSeverity=critical");
            news(hub, 1, AlarmEar.Kind.CREATED, Severity.CRITICAL);
            news(hub, 2, AlarmEar.Kind.STATE, Severity.CRITICAL);
            news(hub, 3, AlarmEar.Kind.CREATED, Severity.MINOR);
            news(hub, 4, AlarmEar.Kind.CREATED, Severity.CRITICAL);
            await().until(() -> told.size() == 2);
            assertThat(ids()).containsExactly("1-0", "4-0");
            JsonNode event = told.getFirst();
            assertThat(event.path("eventType").asText()).isEqualTo("AlarmCreateEvent");
            assertThat(event.at("/event/alarm/id").asLong()).isEqualTo(1);
            assertThat(event.at("/event/alarm/perceivedSeverity").asText()).isEqualTo("critical");
        }
    }

    @Test
    void tasksAreToldToThoseWhoAskForNoAttributes() throws IOException {
        try (Hub hub = hub(Duration.ofDays(1))) {
            hub.register(url("/oss/a"), "eventType=AckAlarmsCreateEvent,AckAlarmsStateChangeEvent");
            hub.register(url("/oss/b"), "perceivedSeverity=critical");
            hub.register(url("/oss/c"), "eventType=AlarmCreateEvent");
            var order = new TaskOrder("ackAlarms-1", TaskKind.ACK, "{\"ackUserId\":\"kim\"}");
            var begun = AlarmTask.begun(order, new Stamp(1, 1, 1));
            var ended = new AlarmTask(order, begun.at(), AlarmTask.Phase.COMPLETED, List.of("A-00008"));
            for (int time = 0; time < 2; time++) {
                hub.listening(9);
                hub.hear(new AlarmEar.TaskNews(9, 0, AT, AlarmEar.Kind.CREATED, begun));
                hub.hear(new AlarmEar.TaskNews(10, 0, AT, AlarmEar.Kind.STATE, ended));
            }
            news(hub, 11, AlarmEar.Kind.CREATED, Severity.CRITICAL);
            await().until(() -> told.size() == 4);
            var ofTasks = told.stream()
                    .filter(event -> event.path("eventType").asText().startsWith("AckAlarms"))
                    .toList();
            assertThat(ofTasks)
                    .as("once each, although the board heard them twice")
                    .hasSize(2);
            assertThat(ofTasks.getFirst().at("/event/ackAlarms/state").asText()).isEqualTo("inProgress");
            assertThat(ofTasks.getLast().path("eventType").asText()).isEqualTo("AckAlarmsStateChangeEvent");
            assertThat(ofTasks.getLast().at("/event/ackAlarms/state").asText()).isEqualTo("completed");
            assertThat(ofTasks.getLast().at("/event/ackAlarms/ackUserId").asText())
                    .isEqualTo("kim");
            assertThat(ofTasks.getLast().at("/event/ackAlarms/ackedAlarm/0/id").asLong())
                    .isEqualTo(8);
            assertThatThrownBy(() -> hub.register(url("/oss/d"), "eventType=AckAlarmsCreateEvent&state=raised"))
                    .hasMessageContaining("events of tasks");
        }
    }

    @Test
    void aListenerThatWasAwayAndARestartLoseNothing() throws IOException {
        status = 503;
        try (Hub hub = hub(Duration.ofDays(1))) {
            hub.register(url("/oss/a"), "");
            for (int record = 1; record <= 50; record++) {
                news(hub, record, AlarmEar.Kind.CREATED, Severity.MAJOR);
            }
            hub.force();
        }
        assertThat(told).isEmpty();
        status = 204;
        try (Hub hub = hub(Duration.ofDays(1))) {
            // The board hears again what came after its snapshot; the listener does not.
            for (int record = 40; record <= 60; record++) {
                news(hub, record, AlarmEar.Kind.CREATED, Severity.MAJOR);
            }
            await().until(() -> told.size() == 60);
            assertThat(ids().getFirst()).isEqualTo("1-0");
            assertThat(ids()).doesNotHaveDuplicates().hasSize(60);
            assertThat(hub.all()).hasSize(1);
            assertThat(hub.with(List.of()).getFirst().state()).isEqualTo("ok");
        }
    }

    @Test
    void whatAListenerRefusesIsPassedOverAndCounted() throws IOException {
        status = 422;
        try (Hub hub = hub(Duration.ofDays(1))) {
            hub.register(url("/oss/a"), "");
            news(hub, 1, AlarmEar.Kind.CREATED, Severity.MAJOR);
            await().until(() -> hub.with(List.of()).getFirst().parked() == 1);
            status = 204;
            news(hub, 2, AlarmEar.Kind.STATE, Severity.MAJOR);
            await().until(() -> told.size() == 1);
            assertThat(ids()).containsExactly("2-0");
        }
    }

    @Test
    void aListenerThatIsGoneOrDeadForTooLongIsForgotten() throws IOException {
        status = 410;
        try (Hub hub = hub(Duration.ofDays(1))) {
            hub.register(url("/oss/gone"), "");
            news(hub, 1, AlarmEar.Kind.CREATED, Severity.MAJOR);
            await().until(() -> hub.all().isEmpty());
        }
        status = 500;
        try (Hub hub = hub(Duration.ofMillis(200))) {
            assertThat(hub.all()).as("forgotten for good").isEmpty();
            hub.register(url("/oss/dead"), "");
            news(hub, 2, AlarmEar.Kind.CREATED, Severity.MAJOR);
            await().until(() -> hub.all().isEmpty());
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onlyAddressesThatTheOperatorNamedAreCalled() throws IOException {
        try (Hub hub = hub(Duration.ofDays(1))) {
            for (String bad : List.of(
                    "http://169.254.169.254/latest/meta-data",
                    url("/ossuary"),
                    url("/oss/../admin"),
                    url("/oss/%2e%2e/admin"),
                    url("/oss").replace("127.0.0.1", "localhost"),
                    url("/oss").replaceFirst(":\\d+/", ":1/"),
                    url("/oss").replace("http://", "http://user@"),
                    "file:///etc/passwd",
                    "no address")) {
                assertThatThrownBy(() -> hub.register(bad, "")).as(bad).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> hub.register(url("/oss"), "colour=red")).hasMessageContaining("colour");
            assertThatThrownBy(() -> hub.register(url("/oss"), "eventType=Fire"))
                    .hasMessageContaining("Fire");
            String id = hub.register(url("/oss"), "").id();
            assertThat(hub.register(url("/oss"), "").id())
                    .as("one subscription")
                    .isEqualTo(id);
            for (int i = 1; i < Hub.LISTENERS_MAX; i++) {
                hub.register(url("/oss/" + i), "");
            }
            assertThatThrownBy(() -> hub.register(url("/oss/more"), "")).hasMessageContaining("32 listeners");
            assertThat(hub.unregister(id)).isTrue();
            assertThat(hub.unregister(id)).isFalse();
        }
    }

    private List<String> ids() {
        return told.stream().map(event -> event.path("eventId").asText()).toList();
    }

    private static void news(Hub hub, long record, AlarmEar.Kind kind, Severity severity) {
        if (hub.listening(record)) {
            String id = "A-0000" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt((int) (record % 32));
            var row = new AlarmRow(
                    id,
                    "olt-1",
                    "",
                    null,
                    null,
                    "link",
                    "communicationsAlarm",
                    severity,
                    "lossOfSignal",
                    "down",
                    "r",
                    1,
                    AT,
                    AT,
                    null,
                    false,
                    "NO_SOURCE",
                    null,
                    0,
                    0,
                    record,
                    record,
                    List.of());
            hub.hear(new AlarmEar.News(record, 0, AT, kind, row, new Nothing()));
        }
    }

    private static final class Nothing implements AlarmSurroundings {
        @Override
        public List<String> services() {
            return List.of();
        }

        @Override
        public String objectKind() {
            return "";
        }

        @Override
        public @Nullable Place place() {
            return null;
        }

        @Override
        public List<String> children() {
            return List.of();
        }

        @Override
        public List<DeedRow> deeds() {
            return List.of();
        }
    }
}
