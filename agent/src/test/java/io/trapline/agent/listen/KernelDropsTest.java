package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.syslog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trapline.agent.Arrival;
import io.trapline.agent.Haul;
import io.trapline.agent.Intake;
import io.trapline.agent.Receipt;
import io.trapline.agent.Refusal;
import io.trapline.config.Settings;
import io.trapline.config.Settings.Listener;
import io.trapline.config.Settings.Wire;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelDropsTest {

    @TempDir
    Path proc;

    @Test
    void theLastColumnOfTheRightRowIsRead() throws Exception {
        Files.createDirectories(proc.resolve("net"));
        Files.createDirectories(proc.resolve("self/fd"));
        Files.createSymbolicLink(proc.resolve("self/fd/7"), Path.of("socket:[4711]"));
        Files.createSymbolicLink(proc.resolve("self/fd/8"), Path.of("/dev/null"));
        Files.writeString(proc.resolve("net/udp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
                   12: 0100007F:27B2 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4710 2 0000000000000000 3
                   13: 0200007F:27B2 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4711 2 0000000000000000 12345678901
                """);
        var drops = KernelDrops.read(proc);
        assertThat(drops.byDescriptor(7)).hasValue(12_345_678_901L);
        assertThat(drops.byDescriptor(8)).isEqualTo(OptionalLong.empty());
        assertThat(drops.byDescriptor(9)).isEqualTo(OptionalLong.empty());
        assertThat(drops.byAddress(address("127.0.0.1", 0x27b2))).hasValue(3);
        assertThat(drops.byAddress(address("127.0.0.2", 0x27b2))).hasValue(12_345_678_901L);
        assertThat(drops.byAddress(address("127.0.0.1", 0x27b3))).isEmpty();
    }

    @Test
    void withoutTheFilesNothingIsClaimed() {
        assertThat(KernelDrops.read(proc).byDescriptor(1)).isEmpty();
    }

    @Test
    void theBufferIsAtLeastWhatTheSystemAllows() throws Exception {
        Path allowed = Path.of("/proc/sys/net/core/rmem_max");
        assumeTrue(Files.isReadable(allowed), "no " + allowed);
        long most = Long.parseLong(Files.readString(allowed).strip());
        var base = syslog(Wire.UDP);
        int asked = 64 << 20;
        var large = new Listener(
                base.name(), base.type(), base.wire(), base.bind(), asked, List.of(), 2_048, base.idleTimeout(), 1);
        try (var listeners = new Listeners(List.of(large), new Standing())) {
            listeners.start();
            var status = listeners.status().getFirst();
            assertThat((long) status.grantedBufferBytes()).isBetween(Math.min(asked, most), (long) asked);
        }
    }

    /** An intake that stands still lets the small buffer of the socket run over: sent = read + dropped. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheKernelDropsIsReadExactly(boolean epoll) throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/net/udp")), "no /proc/net/udp");
        var intake = new Standing();
        var base = syslog(Wire.UDP);
        var small = new Listener(
                base.name(), base.type(), base.wire(), base.bind(), 8_192, List.of(), 2_048, base.idleTimeout(), 1);
        try (var listeners = new Listeners(List.of(small), intake, null, Settings.Sources.DEFAULT, epoll);
                var socket = new DatagramSocket()) {
            listeners.start();
            var to = listeners.status().getFirst().bound();
            int sent = 500;
            for (int i = 0; i < sent; i++) {
                byte[] bytes = ascii("<1>" + "x".repeat(500));
                socket.send(new DatagramPacket(bytes, bytes.length, to));
            }
            intake.go.countDown();
            Awaitility.await().until(() -> {
                var drops = listeners.status().getFirst().kernelDrops();
                return drops.isPresent() && drops.getAsLong() > 0 && intake.read.get() + drops.getAsLong() == sent;
            });
            assertThat(listeners.status().getFirst().grantedBufferBytes()).isPositive();
        }
    }

    /** Stands still in its first batch until told to go. */
    private static final class Standing implements Intake {
        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicLong read = new AtomicLong();

        @Override
        public Receipt accept(List<Arrival> batch) {
            return accept(Haul.of(batch));
        }

        @Override
        public Receipt accept(Haul haul) {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            read.addAndGet(haul.read());
            return new Receipt.Journaled(1, haul.arrivals().size());
        }

        @Override
        public void refuse(Refusal reason, int count) {
            throw new AssertionError(reason);
        }

        @Override
        public void whenDurable(long number, Runnable action) {}

        @Override
        public boolean open() {
            return true;
        }
    }

    private static InetSocketAddress address(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }
}
