package io.trapline.deploy.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.forward.CrashPoint;
import io.trapline.mediation.forward.CrashPoint.Place;
import io.trapline.mediation.forward.Forwarder;
import io.trapline.mediation.forward.ForwarderPolicy;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.forward.WebhookDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real forwarder, the real webhook, a real socket, the naive desk. */
class ForwardingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void aTicketIsOpenedUpdatedAndResolved() throws Exception {
        var works = List.of(
                Ward.work(1, Action.OPEN, 1),
                Ward.work(2, Action.UPDATE, 1),
                Ward.work(3, Action.OPEN, 2),
                Ward.work(4, Action.RESOLVE, 1));
        try (var desk = Rig.desk(folder);
                var server = new MockDeskServer(desk, 0, Mishaps.NONE, Duration.ZERO)) {
            server.start();
            var ward = new Ward(works, folder.resolve("reports"));
            run(server, ward, PATIENCE);

            assertThat(ward.reports())
                    .containsExactly(
                            "1 DELIVERED TCK-0001 ",
                            "2 DELIVERED TCK-0001 ",
                            "3 DELIVERED TCK-0002 ",
                            "4 DELIVERED TCK-0001 ");
            var tickets = Rig.tickets(desk);
            assertThat(tickets).extracting(t -> t.path("state").asText()).containsExactly("resolved", "acknowledged");
            assertThat(tickets.getFirst().path("customerIds").toString()).isEqualTo("[\"C-1\"]");
            // One look-up for the first work, which an earlier process might have sent; then one request each.
            assertThat(server.requests()).isEqualTo(5);
        }
    }

    @Test
    void aDeskThatLosesAnswersFailsStallsAndIsBusyHasOneTicketPerOutage() throws Exception {
        var works = new ArrayList<TicketWork>();
        for (int outage = 1; outage <= 1_000; outage++) {
            works.add(Ward.work(works.size() + 1, Action.OPEN, outage));
            if (outage % 2 == 0) {
                works.add(Ward.work(works.size() + 1, Action.UPDATE, outage));
                works.add(Ward.work(works.size() + 1, Action.RESOLVE, outage));
            }
        }
        var asked = new AtomicInteger();
        var dice = Mishaps.random(
                new Random(4711),
                Map.of(
                        Mishap.LOST_AFTER_COMMIT, 30,
                        Mishap.FAILED_AFTER_COMMIT, 10,
                        Mishap.FAILED_BEFORE_COMMIT, 5,
                        Mishap.BUSY, 10));
        Mishaps mishaps = (method, path) -> switch (asked.incrementAndGet() % 600) {
            case 200 -> Mishap.SILENT_AFTER_COMMIT;
            case 500 -> Mishap.SILENT_BEFORE_COMMIT;
            default -> dice.next(method, path);
        };
        try (var desk = Rig.desk(folder);
                var server = new MockDeskServer(desk, 0, mishaps, Duration.ZERO)) {
            server.start();
            var ward = new Ward(works, folder.resolve("reports"));
            run(server, ward, Duration.ofMillis(1_500));

            assertThat(ward.reports()).hasSize(2_000).allMatch(r -> r.contains(" DELIVERED TCK-"));
            Rig.assertOneTicketEach(desk, 1_000);
            var tickets = Rig.tickets(desk);
            for (int outage = 1; outage <= 1_000; outage++) {
                assertThat(tickets.get(outage - 1).path("state").asText())
                        .isEqualTo(outage % 2 == 0 ? "resolved" : "acknowledged");
            }
            // The desk was as bad as announced.
            assertThat(server.requests()).isGreaterThan(3_500);
        }
    }

    @Test
    void aDeskThatCarriesOutAfterWeGaveUpHasOneTicket() throws Exception {
        var settled = new ForwarderPolicy(
                Duration.ofMillis(1),
                Duration.ofMillis(4),
                Duration.ofDays(30),
                5,
                Duration.ofMillis(5),
                Duration.ofMillis(1_500));
        var asked = new AtomicInteger();
        Mishaps first = (method, path) ->
                method.equals("POST") && asked.incrementAndGet() == 1 ? Mishap.LATE_COMMIT : Mishap.NONE;
        try (var desk = Rig.desk(folder);
                var server = new MockDeskServer(desk, 0, first, Duration.ofMillis(900))) {
            server.start();
            var ward = new Ward(List.of(Ward.work(1, Action.OPEN, 1)), folder.resolve("reports"));
            var route = new Forwarder.Route(
                    "desk", new WebhookDesk(server.tickets(), null, Duration.ofMillis(500)), settled);
            try (var forwarder = new Forwarder(route, ward, ward, Forwarder.Seams.system())) {
                forwarder.start();
                assertThat(ward.awaitAll(LONG)).isTrue();
            }
            // Returns when the late request has been carried out too.
            server.close();
            assertThat(ward.reports()).containsExactly("1 DELIVERED TCK-0001 ");
            Rig.assertOneTicketEach(desk, 1);
        }
    }

    @Test
    void aProcessThatDiesAtAnyPlaceLeavesOneTicketPerOutage() throws Exception {
        var random = new Random(42);
        var works = Stream.iterate(1, i -> i <= 60, i -> i + 1)
                .map(i -> Ward.work(i, Action.OPEN, i))
                .toList();
        int deaths = 0;
        try (var desk = Rig.desk(folder);
                var server = new MockDeskServer(desk, 0, Mishaps.NONE, Duration.ZERO)) {
            server.start();
            for (boolean done = false; !done; ) {
                var ward = new Ward(works, folder.resolve("reports"), random.nextInt(4));
                var life = new AtomicInteger(1 + random.nextInt(6));
                CrashPoint crash = (place, work) -> {
                    if (place != Place.AFTER_REPORT && life.decrementAndGet() == 0) {
                        throw new Death();
                    }
                };
                try (var forwarder = Rig.forwarder(server.tickets(), ward, PATIENCE, crash)) {
                    forwarder.start();
                    Awaitility.await()
                            .dontCatchUncaughtExceptions()
                            .atMost(LONG)
                            .until(() -> ward.awaitAll(Duration.ZERO)
                                    || forwarder.status().lastError() != null);
                    done = ward.awaitAll(Duration.ZERO);
                    deaths += done ? 0 : 1;
                }
            }
            Rig.assertOneTicketEach(desk, 60);
            assertThat(new Ward(works, folder.resolve("reports")).reports())
                    .extracting(report -> report.split(" ")[0])
                    .containsAll(works.stream().map(w -> "" + w.seq()).toList())
                    .hasSizeGreaterThan(60);
            assertThat(deaths).isGreaterThan(15);
        }
    }

    @Test
    void aParkedWorkDoesNotStopTheRest() throws Exception {
        var works = new ArrayList<TicketWork>();
        for (int outage = 1; outage <= 20; outage++) {
            works.add(Ward.work(outage, outage == 7 ? Action.RESOLVE : Action.OPEN, outage));
        }
        try (var desk = Rig.desk(folder);
                var server = new MockDeskServer(desk, 0, Mishaps.NONE, Duration.ZERO)) {
            server.start();
            var ward = new Ward(works, folder.resolve("reports"));
            run(server, ward, PATIENCE);
            assertThat(ward.reports()).filteredOn(r -> r.contains("DELIVERED")).hasSize(19);
            assertThat(ward.reports().get(6))
                    .isEqualTo("7 PARKED null There is no ticket to resolve: the desk has none with this key.");
        }
    }

    private static void run(MockDeskServer server, Ward ward, Duration timeout) throws InterruptedException {
        try (var forwarder = Rig.forwarder(server.tickets(), ward, timeout, CrashPoint.NONE)) {
            forwarder.start();
            assertThat(ward.awaitAll(LONG)).isTrue();
        }
    }

    /** The end of a process, as far as a thread can tell. */
    private static final class Death extends Error {
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
