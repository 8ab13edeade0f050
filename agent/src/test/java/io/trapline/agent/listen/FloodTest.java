package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.snmp;
import static io.trapline.agent.listen.ListenersHarness.syslog;
import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.RawRecord;
import io.trapline.agent.Refusal;
import io.trapline.agent.RefusedSenders;
import io.trapline.agent.Transport;
import io.trapline.config.Settings.Share;
import io.trapline.config.Settings.Sources;
import io.trapline.config.Settings.Wire;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One source floods beside honest ones: they lose nothing, it is kept compactly, and the ledger balances. */
class FloodTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern COUNT = Pattern.compile("count=\"(\\d+)\"");
    private static final Sources TIGHT = new Sources(List.of(), Sources.ORDER, new Share(20, 50), List.of());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFloodIsKeptCompactlyAndTheOthersWhole(boolean epoll) throws Exception {
        int loud = 4_000;
        int honest = 0;
        long read;
        try (var door = new ListenersHarness(epoll, null, TIGHT, syslog(Wire.UDP));
                var flooder = new DatagramSocket(new InetSocketAddress("127.0.0.2", 0));
                var device = new DatagramSocket(new InetSocketAddress("127.0.0.3", 0))) {
            for (int i = 1; i <= loud; i++) {
                send(flooder, door, ascii("<13>fault \"" + i + "\" ]"));
                if (i % 100 == 0) {
                    honest++;
                    send(device, door, ascii("<13>honest " + i));
                    int sent = i + honest;
                    Awaitility.await().atMost(SOON).until(() -> door.status().read() >= sent);
                }
            }
            read = loud + honest;
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> texts(door, "127.0.0.2", Transport.NONE).size() > 0);
            long flooded = door.counter("flooded");
            door.close();

            assertThat(texts(door, "127.0.0.3", Transport.UDP)).hasSize(honest);
            int kept = texts(door, "127.0.0.2", Transport.UDP).size();
            assertThat(kept).isBetween(50, 1_000);
            var notes = texts(door, "127.0.0.2", Transport.NONE);
            assertThat(counted(notes)).isEqualTo(loud - kept);
            assertThat(notes.getFirst())
                    .contains("[flood@32473 state=\"on\"", "sample3=\"<13>fault \\\"", "127.0.0.2 floods lines");
            assertThat(flooded).isEqualTo(loud - kept);
            var ledger = door.intake.ledger();
            assertThat(ledger.refused().get(Refusal.FLOOD)).isEqualTo(loud - kept);
            assertThat(ledger.read()).isEqualTo(read + notes.size());
            assertThat(ledger.balanced()).isTrue();
            assertThat(door.listeners.refused())
                    .filteredOn(row -> row.reason() == Refusal.FLOOD)
                    .extracting(RefusedSenders.Row::count)
                    .containsExactly((long) loud - kept);
        }
    }

    /** The sample of a trap shows what would have been stored: its community is not in it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noSecretIsInASample(boolean epoll) throws Exception {
        byte[] trap = HexFormat.of()
                .parseHex("3029020101040673337263725fa71c0201010201000201003011300f06082b060102010103004303010203");
        try (var door = new ListenersHarness(epoll, null, TIGHT, snmp("core", "s3rcr_"))) {
            for (int i = 0; i < 200; i++) {
                door.datagram(trap);
            }
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> texts(door, "127.0.0.1", Transport.NONE).size() > 0);
            var note = texts(door, "127.0.0.1", Transport.NONE).getFirst();
            assertThat(note)
                    .contains("sample1=\"30", HexFormat.of().formatHex(ascii("core")))
                    .doesNotContain(HexFormat.of().formatHex(ascii("s3rcr_")));
        }
    }

    private static long counted(List<String> notes) {
        return notes.stream()
                .mapToLong(note -> {
                    var count = COUNT.matcher(note);
                    assertThat(count.find()).isTrue();
                    return Long.parseLong(count.group(1));
                })
                .sum();
    }

    private static List<String> texts(ListenersHarness door, String source, Transport transport) {
        return door.journal.records().stream()
                .filter(record -> record.envelope().transport() == transport)
                .filter(record -> source(record).equals(InetAddress.ofLiteral(source)))
                .map(ListenersHarness::text)
                .toList();
    }

    private static InetAddress source(RawRecord record) {
        var source = record.envelope().source();
        return source == null ? InetAddress.getLoopbackAddress() : source.getAddress();
    }

    private static void send(DatagramSocket socket, ListenersHarness door, byte[] bytes) throws Exception {
        socket.send(new DatagramPacket(bytes, bytes.length, door.address()));
    }
}
