package io.trapline.deploy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.DoorLedger;
import io.trapline.agent.JournalIntake;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.ChronicleJournal;
import io.trapline.agent.journal.JournalOptions;
import io.trapline.agent.journal.StreamClock;
import io.trapline.agent.journal.Tail;
import io.trapline.agent.listen.Listeners;
import io.trapline.agent.usm.UsmDoor;
import io.trapline.agent.usm.UsmUser;
import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.config.Settings.Community;
import io.trapline.config.Settings.Listener;
import io.trapline.config.Settings.ListenerType;
import io.trapline.config.Settings.Wire;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.decode.Decoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real listener over UDP before a real journal takes at least 60,000 broken SNMP messages, a good trap
 * behind each. Every good trap is journaled, in its place and readable; every broken one is refused
 * with a reason or kept with the reason why it cannot be read.
 */
class BerAnomalyTest {

    private static final int ANOMALIES_MIN = 60_000;

    /** What may be on its way at a time, as the kernel counts it: a default socket holds it all. */
    private static final int KERNEL_BYTES_AHEAD = 100_000;

    private static final int KERNEL_BYTES_EACH = 1_024;
    private static final String COMMUNITY = "c0mmun1ty";
    private static final byte[] BINDINGS = SnmpText.tlv(
            0x30,
            SnmpText.tlv(0x30, SnmpText.oid("1.3.6.1.2.1.1.3.0"), SnmpText.tlv(0x43, new byte[] {18, 103})),
            SnmpText.tlv(0x30, SnmpText.oid("1.3.6.1.6.3.1.1.4.1.0"), SnmpText.oid("1.3.6.1.6.3.1.1.5.3")),
            SnmpText.tlv(0x30, SnmpText.oid("1.3.6.1.2.1.2.2.1.1.7"), SnmpText.integer(7)));

    @TempDir
    Path folder;

    /** What became of the anomalies of one kind. */
    private static final class Fate {
        int sent;
        int refused;
        int readable;
        final Map<String, Integer> unreadable = new TreeMap<>();

        @Override
        public String toString() {
            return sent + " sent, " + refused + " refused, " + readable + " read, not read " + unreadable;
        }
    }

    @Test
    void behindEveryBrokenMessageAGoodTrapIsAccepted() throws Exception {
        List<BerAnomalies.Anomaly> anomalies = BerAnomalies.of(List.of(v1(), v2c(0xA7, -1), v2c(0xA6, -1), v3()));
        assertThat(anomalies).hasSizeGreaterThanOrEqualTo(ANOMALIES_MIN);
        long began = System.nanoTime();
        var usm = UsmDoor.start(List.of(new UsmUser("joe", null, null, null, null)), folder.resolve("usm"));
        try (var journal = ChronicleJournal.open(JournalOptions.input(folder.resolve("input")), StreamClock.system())) {
            var intake = new JournalIntake(journal, 1, 0, Instant.EPOCH);
            try (var listeners = new Listeners(List.of(listener()), intake, usm, ample())) {
                listeners.start();
                send(anomalies, listeners);
            }
            DoorLedger ledger = intake.ledger();
            assertThat(ledger.balanced()).isTrue();
            Awaitility.await().until(() -> journal.durable() == journal.last());
            Map<BerAnomalies.Kind, Fate> fates = judge(anomalies, journal, ledger);
            fates.forEach((kind, fate) -> System.out.println("anomaly " + kind + ": " + fate));
            System.out.printf(
                    "anomalies: %,d with as many good traps in %.1f s, %,d refused %s%n",
                    anomalies.size(), (System.nanoTime() - began) / 1e9, ledger.refusedTotal(), ledger.refused());
        }
    }

    /** Sends each anomaly and its good trap; waits when what is on its way could fill the socket. */
    private static void send(List<BerAnomalies.Anomaly> anomalies, Listeners listeners) throws Exception {
        InetSocketAddress to = listeners.bound().get("traps");
        try (var channel = DatagramChannel.open()) {
            int ahead = 0;
            for (int i = 0; i < anomalies.size(); i++) {
                byte[] broken = anomalies.get(i).message();
                byte[] good = v2c(0xA7, i);
                int cost = 2 * (broken.length + good.length + KERNEL_BYTES_EACH);
                if (ahead + cost > KERNEL_BYTES_AHEAD) {
                    await(listeners, 2L * i);
                    ahead = 0;
                }
                channel.send(ByteBuffer.wrap(broken), to); // Not connected: write() leaves empty ones out.
                channel.send(ByteBuffer.wrap(good), to);
                ahead += cost;
            }
            await(listeners, 2L * anomalies.size());
        }
    }

    private static void await(Listeners listeners, long messages) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (listeners.status().getFirst().read() < messages) {
            assertThat(System.nanoTime()).as("%d messages arrive", messages).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    /** Goes through the journal in step with what was sent: before each good trap its anomaly, or nothing. */
    private static Map<BerAnomalies.Kind, Fate> judge(
            List<BerAnomalies.Anomaly> anomalies, ChronicleJournal journal, DoorLedger ledger) {
        Map<BerAnomalies.Kind, Fate> fates = new EnumMap<>(BerAnomalies.Kind.class);
        long refused = 0;
        try (var tail = journal.tail(1)) {
            for (int i = 0; i < anomalies.size(); i++) {
                BerAnomalies.Anomaly anomaly = anomalies.get(i);
                Fate fate = fates.computeIfAbsent(anomaly.kind(), kind -> new Fate());
                fate.sent++;
                RawRecord next = message(tail);
                if (isGood(next, i)) {
                    fate.refused++;
                    refused++;
                    continue;
                }
                tally(fate, anomaly, Decoder.decode(Objects.requireNonNull(next, "a record is lost"), ZoneOffset.UTC));
                RawRecord good = message(tail);
                assertThat(isGood(good, i))
                        .as("good trap %d stands behind its anomaly", i)
                        .isTrue();
            }
            assertThat(message(tail)).as("a record that nobody sent").isNull();
        }
        assertThat(ledger.refusedTotal()).isEqualTo(refused);
        return fates;
    }

    /** The next message of a device; Trapline's own inputs, the notes on refused senders, are passed over. */
    private static @Nullable RawRecord message(Tail tail) {
        for (var entry = tail.poll(); entry != null; entry = tail.poll()) {
            RawRecord record = RecordCodec.decode(entry);
            if (record.envelope().kind() == Kind.SNMP) {
                return record;
            }
        }
        return null;
    }

    private static void tally(Fate fate, BerAnomalies.Anomaly anomaly, Decoded decoded) {
        if (decoded instanceof Decoded.Unreadable unreadable) {
            assertThat(unreadable.reason()).isNotBlank();
            fate.unreadable.merge(unreadable.reason(), 1, Integer::sum);
        } else if (decoded instanceof Decoded.Trap trap && trap.damage() != null) {
            fate.unreadable.merge(trap.damage().reason(), 1, Integer::sum);
        } else {
            assertThat(anomaly.kind().never)
                    .as("read as %s: %s", decoded, HexFormat.of().formatHex(anomaly.message()))
                    .isFalse();
            fate.readable++;
        }
    }

    private static boolean isGood(@Nullable RawRecord record, int number) {
        return record != null
                && Decoder.decode(record, ZoneOffset.UTC) instanceof Decoded.Trap trap
                && trap.pduType() == PduType.TRAP_V2
                && trap.requestId() == requestId(number)
                && "core".equals(trap.community())
                && trap.varbinds().size() == 1
                && trap.varbinds().getFirst().value().equals("7");
    }

    /** Unlike every request-id of an anomaly. */
    private static int requestId(int number) {
        return 0x5A00_0000 + number;
    }

    /** A fair share beyond all that is sent: this is about what can be read, not about how much. */
    private static Settings.Sources ample() {
        var usual = Settings.Sources.DEFAULT;
        return new Settings.Sources(
                usual.trustedRelays(), usual.evidence(), new Settings.Share(1_000_000, 1_000_000), usual.timezones());
    }

    private static Listener listener() {
        return new Listener(
                "traps",
                ListenerType.SNMP_TRAP,
                Wire.UDP,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                4 << 20,
                List.of(new Community("core", new Secret(COMMUNITY))),
                65_536,
                Duration.ofMinutes(1),
                10);
    }

    private static byte[] v1() {
        byte[] pdu = SnmpText.tlv(
                0xA4,
                SnmpText.oid("1.3.6.1.4.1.9"),
                SnmpText.tlv(0x40, new byte[] {10, 20, 4, 17}),
                SnmpText.integer(2),
                SnmpText.integer(0),
                SnmpText.tlv(0x43, new byte[] {18, 103}),
                BINDINGS);
        return SnmpText.tlv(0x30, SnmpText.integer(0), SnmpText.octets(COMMUNITY), pdu);
    }

    private static byte[] v2c(int pduTag, int number) {
        int requestId = number < 0 ? 4_711 : requestId(number);
        return SnmpText.tlv(0x30, SnmpText.integer(1), SnmpText.octets(COMMUNITY), pdu(pduTag, requestId));
    }

    private static byte[] pdu(int tag, int requestId) {
        return SnmpText.tlv(tag, SnmpText.integer(requestId), SnmpText.integer(0), SnmpText.integer(0), BINDINGS);
    }

    private static byte[] v3() {
        byte[] engine = HexFormat.of().parseHex("80001f8804010203");
        byte[] global = SnmpText.tlv(
                0x30,
                SnmpText.integer(7),
                SnmpText.integer(65_507),
                SnmpText.tlv(0x04, new byte[] {0}),
                SnmpText.integer(3));
        byte[] none = SnmpText.tlv(0x04);
        byte[] usm = SnmpText.tlv(
                0x30,
                SnmpText.tlv(0x04, engine),
                SnmpText.integer(1),
                SnmpText.integer(2),
                SnmpText.octets("joe"),
                none,
                none);
        byte[] scoped = SnmpText.tlv(0x30, SnmpText.tlv(0x04, engine), none, pdu(0xA7, 4_711));
        return SnmpText.tlv(0x30, SnmpText.integer(3), global, SnmpText.tlv(0x04, usm), scoped);
    }
}
