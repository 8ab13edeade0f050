package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.snmp;
import static io.trapline.agent.listen.ListenersHarness.syslog;
import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.RawRecord;
import io.trapline.config.Settings.Listener;
import io.trapline.config.Settings.ListenerType;
import io.trapline.config.Settings.Wire;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each claim with epoll and with NIO. */
class DatagramTest {

    private static final int LARGEST = 65_507;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everySizeArrivesWhole(boolean epoll) throws Exception {
        try (var door = new ListenersHarness(epoll, syslog(Wire.UDP, 65_536, Duration.ofMinutes(1), 1))) {
            var random = new Random(1);
            int[] sizes = {0, 1, 2_047, 2_048, 2_049, 9_000, 65_000, LARGEST};
            for (int i = 0; i < sizes.length; i++) {
                byte[] bytes = new byte[sizes[i]];
                random.nextBytes(bytes);
                door.datagram(bytes);
                var record = door.awaitRecords(i + 1).get(i);
                assertThat(record.bytes()).isEqualTo(bytes);
                assertThat(record.envelope().truncated()).isFalse();
            }
            assertThat(door.status().read()).isEqualTo(sizes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongerOneIsCutAndMarked(boolean epoll) throws Exception {
        try (var door = new ListenersHarness(epoll, syslog(Wire.UDP, 1_000, Duration.ofMinutes(1), 1))) {
            door.datagram(ascii("x".repeat(1_000)));
            door.datagram(ascii("x".repeat(1_001)));
            door.datagram(ascii("x".repeat(40_000)));
            door.datagram(ascii("<1>next"));
            var records = door.awaitRecords(4);
            assertThat(records).extracting(record -> record.bytes().length).containsExactly(1_000, 1_000, 1_000, 7);
            assertThat(records)
                    .extracting(record -> record.envelope().truncated())
                    .containsExactly(false, true, true, false);
            assertThat(door.counter("cut")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBurstIsFewDocumentsAndLosesNothing(boolean epoll) throws Exception {
        try (var door = new ListenersHarness(epoll, syslog(Wire.UDP));
                var socket = new DatagramSocket()) {
            int count = 300;
            for (int i = 0; i < count; i++) {
                byte[] bytes = ascii("<1>" + i);
                socket.send(new DatagramPacket(bytes, bytes.length, door.address()));
            }
            var texts = door.awaitTexts(count);
            for (int i = 0; i < count; i++) {
                assertThat(texts.get(i)).isEqualTo("<1>" + i);
            }
            assertThat(door.journal.documents()).hasSizeLessThan(count);
            assertThat(door.intake.ledger().balanced()).isTrue();
        }
    }

    /** One socket on [::] takes both families; an IPv4 sender is seen as such. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anIpv4SenderOnAnIpv6SocketIsIpv4(boolean epoll) throws Exception {
        var bind = new InetSocketAddress(InetAddress.ofLiteral("::"), 0);
        var listener = new Listener(
                "lines", ListenerType.SYSLOG, Wire.UDP, bind, 1 << 20, List.of(), 2_048, Duration.ofMinutes(1), 1);
        try (var door = new ListenersHarness(epoll, listener);
                var socket = new DatagramSocket()) {
            byte[] bytes = ascii("<1>four");
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), door.port()));
            assertThat(source(door.awaitRecords(1).getFirst())).isInstanceOf(Inet4Address.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterEachBrokenPacketAGoodOneIsAccepted(boolean epoll) throws Exception {
        byte[] good = HexFormat.of()
                .parseHex("3024020101040178a71c020101020100020100" + "3011300f06082b060102010103004303010203");
        try (var door = new ListenersHarness(epoll, snmp())) {
            var random = new Random(2);
            for (int round = 0; round < 50; round++) {
                byte[] broken = new byte[random.nextInt(200)];
                random.nextBytes(broken);
                door.datagram(broken);
                door.datagram(good);
                var records = door.awaitRecords(2 * round + 2);
                assertThat(records.getLast().bytes()).hasSize(good.length + 2);
            }
            Awaitility.await().until(() -> door.intake.ledger().read() == 100);
            assertThat(door.intake.ledger().balanced()).isTrue();
        }
    }

    private static InetAddress source(RawRecord record) {
        var source = record.envelope().source();
        if (source == null) {
            throw new AssertionError("a datagram without a source");
        }
        return source.getAddress();
    }
}
