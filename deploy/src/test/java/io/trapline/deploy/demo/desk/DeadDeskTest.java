package io.trapline.deploy.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.trapline.mediation.forward.CrashPoint;
import io.trapline.mediation.forward.Delivery;
import io.trapline.mediation.forward.Forwarder;
import io.trapline.mediation.forward.ForwarderPolicy;
import io.trapline.mediation.forward.ForwarderStatus.State;
import io.trapline.mediation.forward.Lookup;
import io.trapline.mediation.forward.TicketDesk;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.forward.Timekeeper;
import io.trapline.mediation.forward.WebhookDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A desk that is away for seven days; real connects on loopback, simulated waiting. */
class DeadDeskTest {

    private static final int OUTAGES = 200;

    private static final ForwarderPolicy SHIPPED =
            ForwarderPolicy.of(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(30));

    @TempDir
    Path folder;

    @Test
    void sevenDaysWithoutADeskAreAtMostOneRequestInThirtySecondsAndLoseNothing() throws Exception {
        int port = freePort();
        try (var desk = Rig.desk(folder)) {
            var back = new Comeback(desk, port);
            var time = new Skipping(Duration.ofDays(7), back);
            var web = new Watched(new WebhookDesk(back.url(), null, Duration.ofSeconds(10)), time);
            var ward = ward("reports");
            var log = new ListAppender<ILoggingEvent>();
            log.start();
            logger().addAppender(log);
            try (var forwarder = forwarder(web, ward, time)) {
                forwarder.start();
                assertThat(ward.awaitAll(Duration.ofMinutes(4))).isTrue();
                forwarder.close();
                assertThat(forwarder.status().state()).isEqualTo(State.OK);
                assertThat(forwarder.status().parked()).isZero();
            } finally {
                logger().detachAppender(log);
                back.close();
            }
            assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
            Rig.assertOneTicketEach(desk, OUTAGES);

            var requests = web.whileAway(Duration.ofDays(7));
            // Days in which it gave up asking would look the same: it asks all the time, and never sooner.
            assertThat(requests.size()).isBetween((int) (7 * 86_400 / 33.0), 7 * 86_400 / 30 + 5);
            for (int i = 5; i < requests.size(); i++) {
                assertThat(requests.get(i) - requests.get(i - 1)).isGreaterThanOrEqualTo(30_000_000_000L);
            }
        }
    }

    @Test
    void aDeadDeskDelaysNoOther() throws Exception {
        var dead = ward("reports-dead");
        var web = new WebhookDesk(
                URI.create("http://127.0.0.1:" + freePort() + "/tickets"), null, Duration.ofSeconds(10));
        try (var desk = Rig.desk(folder);
                var server = new MockDeskServer(desk, 0, Mishaps.NONE, Duration.ZERO);
                var stuck = forwarder(web, dead, Timekeeper.system())) {
            server.start();
            stuck.start();
            var ward = ward("reports-live");
            try (var forwarder = Rig.forwarder(server.tickets(), ward, Duration.ofSeconds(10), CrashPoint.NONE)) {
                forwarder.start();
                assertThat(ward.awaitAll(Duration.ofMinutes(1))).isTrue();
            }
            Rig.assertOneTicketEach(desk, OUTAGES);
            assertThat(dead.reports()).isEmpty();
        }
    }

    private Ward ward(String log) {
        return new Ward(
                IntStream.rangeClosed(1, OUTAGES)
                        .mapToObj(i -> Ward.work(i, Action.OPEN, i))
                        .toList(),
                folder.resolve(log));
    }

    private static Forwarder forwarder(TicketDesk desk, Ward ward, Timekeeper time) {
        return new Forwarder(
                new Forwarder.Route("desk", desk, SHIPPED),
                ward,
                ward,
                new Forwarder.Seams(time, new Random(3), CrashPoint.NONE));
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Forwarder.class);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waiting only moves the clock; when it passes the day of return, the desk comes up. */
    private static final class Skipping implements Timekeeper {

        private final long comeback;
        private final Comeback back;
        private volatile long nanos;

        Skipping(Duration away, Comeback back) {
            this.comeback = away.toNanos();
            this.back = back;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH.plusNanos(nanos);
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // One writer: the forwarder's thread.
        public void pause(Duration wait, CountDownLatch until) {
            nanos += wait.toNanos();
            if (nanos >= comeback) {
                back.start();
            }
        }
    }

    /** The desk that comes back on its old port. */
    private static final class Comeback {

        private final MockDesk desk;
        private final int port;
        private @Nullable MockDeskServer server;

        Comeback(MockDesk desk, int port) {
            this.desk = desk;
            this.port = port;
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + port + MockDesk.TICKETS);
        }

        synchronized void start() {
            if (server != null) {
                return;
            }
            try {
                server = new MockDeskServer(desk, port, Mishaps.NONE, Duration.ZERO);
                server.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized void close() {
            if (server != null) {
                server.close();
            }
        }
    }

    /** The real desk, with the times at which it was asked for anything. */
    private record Watched(TicketDesk desk, Timekeeper time, List<Long> asked) implements TicketDesk {

        Watched(TicketDesk desk, Timekeeper time) {
            this(desk, time, Collections.synchronizedList(new ArrayList<>()));
        }

        List<Long> whileAway(Duration away) {
            return asked.stream().filter(t -> t < away.toNanos()).toList();
        }

        @Override
        public Delivery open(TicketWork work) throws InterruptedException {
            asked.add(time.nanos());
            return desk.open(work);
        }

        @Override
        public Delivery change(TicketWork work, String reference) throws InterruptedException {
            asked.add(time.nanos());
            return desk.change(work, reference);
        }

        @Override
        public Lookup find(String key) throws InterruptedException {
            asked.add(time.nanos());
            return desk.find(key);
        }

        @Override
        public void close() {
            desk.close();
        }
    }
}
