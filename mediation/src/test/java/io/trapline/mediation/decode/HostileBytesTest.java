package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.trapline.mediation.Decoded;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random bytes, damaged messages and messages made to cost: none throws, hangs or allocates out of proportion. */
class HostileBytesTest {

    private static final long SEED = 20261122;
    private static final int ROUNDS = 60_000;
    private static final int ALLOCATION_RATIO = 64;
    /** What an answer costs however short its message is. */
    private static final int ALLOCATION_BASE = 4_096;

    private static final long NANOS_MAX = 100_000_000;
    private static final Instant NOW = Instant.parse("2026-11-22T22:30:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final byte[] TRAP = HexFormat.of()
            .parseHex("303d020101040663306d6d756ea7300204172ba9de020100020100302230"
                    + "0e06082b06010201010300430212673010060a2b06010603010104010006022b06");

    private final Random random = new Random(SEED);
    private final SnmpDecoder snmp = new SnmpDecoder();
    private final SyslogDecoder syslog = new SyslogDecoder();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aGoodTrapIsReadBehindEveryDamagedOne() {
        Decoded good = snmp.decode(TRAP);
        assertThat(good).isInstanceOf(Decoded.Trap.class);
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(snmp.decode(damaged(TRAP))).isNotNull();
            assertThat(snmp.decode(TRAP).toString()).isEqualTo(good.toString());
        }
    }

    @Test
    void damagedLinesOfTheCorpusAreStillLines() {
        List<byte[]> lines = new ArrayList<>();
        for (String file : Corpus.files("syslog")) {
            Corpus.rows(file).stream()
                    .filter(row -> row.hasNonNull("input_b64"))
                    .map(Corpus::input)
                    .forEach(lines::add);
        }
        for (int i = 0; i < ROUNDS; i++) {
            byte[] line = damaged(lines.get(i % lines.size()));
            assertThat(syslog.decode(line, NOW, BERLIN).message()).isNotNull();
        }
        assertThat(lines).hasSizeGreaterThan(2_000);
    }

    @Test
    void damagedPacketsOfTheCorpusAreStillRecords() {
        List<byte[]> packets = new ArrayList<>();
        Corpus.rows("traps/packets.jsonl").stream().map(Corpus::input).forEach(packets::add);
        Corpus.rows("traps/netsnmp_client.jsonl").stream().map(Corpus::input).forEach(packets::add);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] packet = damaged(packets.get(i % packets.size()));
            cheap(packet, () -> snmp.decode(packet));
        }
    }

    @Test
    void whatIsMadeToCostCostsNoMoreThanItsSizeTimesSixtyFour() {
        for (byte[] packet : expensivePackets()) {
            cheap(packet, () -> snmp.decode(packet));
        }
        for (String text : expensiveLines()) {
            byte[] line = text.getBytes(StandardCharsets.ISO_8859_1);
            cheap(line, () -> syslog.decode(line, NOW, BERLIN));
        }
    }

    private static List<byte[]> expensivePackets() {
        return List.of(
                response("300406000500", 10_000),
                response("3000", 30_000),
                response("30060601000" + "40100", 8_000),
                response("300906022b0644039f7801", 5_000),
                response("308200860681802b" + "01".repeat(127) + "0500", 400),
                response("3082ea6606012b0482ea60" + "00".repeat(60_000), 1),
                HexFormat.of().parseHex("30".repeat(60_000)),
                HexFormat.of().parseHex("3084ffffffff" + "30".repeat(60_000)));
    }

    private static List<String> expensiveLines() {
        String header = "<1>1 - - - - - ";
        return List.of(
                header + "[a" + " a=\"b\"".repeat(10_000) + "]",
                header + manyElements(10_000, ""),
                header + manyElements(6_000, " b=\"c\""),
                header + "[a b=\"" + "\\]".repeat(30_000) + "\"]",
                "<1>1 - h a p m " + "[a b = \"c\"]".repeat(5_000),
                "<1>" + "a: ".repeat(20_000),
                "<1>" + "*".repeat(60_000),
                "<1>Mar  1 00:00:00 " + "h ".repeat(30_000),
                "<1>date=2026-01-01 time=00:00:00 " + "devname=\"x\" ".repeat(5_000),
                "<1>An alarm 1 " + "sent by ".repeat(7_000),
                "<1>" + "Mar  1 00:00:00 h ".repeat(3_500),
                "\u00ff".repeat(60_000));
    }

    private static String manyElements(int count, String parameters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append('[').append(Integer.toString(i, 36)).append(parameters).append(']');
        }
        return text.toString();
    }

    /** A v2c Response whose bindings are {@code count} times the same bytes. */
    private static byte[] response(String binding, int count) {
        byte[] one = HexFormat.of().parseHex(binding);
        ByteArrayOutputStream bindings = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bindings.writeBytes(one);
        }
        byte[] list = wrapped(0x30, bindings.toByteArray());
        byte[] head = HexFormat.of().parseHex("020101020100020100");
        byte[] pdu = wrapped(0xA2, joined(head, list));
        return wrapped(0x30, joined(HexFormat.of().parseHex("0201010400"), pdu));
    }

    private static byte[] wrapped(int tag, byte[] content) {
        return joined(HexFormat.of().parseHex("%02x83%06x".formatted(tag, content.length)), content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void cheap(byte[] input, Runnable work) {
        long allocated = Long.MAX_VALUE;
        long took = Long.MAX_VALUE;
        // What the JVM links on first use is not the message's cost, nor is a pause of the machine.
        for (int attempt = 0; attempt < 2 || (took >= NANOS_MAX && attempt < 5); attempt++) {
            long started = System.nanoTime();
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
            took = Math.min(took, System.nanoTime() - started);
        }
        assertThat(allocated)
                .as("bytes for %d: %s", input.length, HexFormat.of().formatHex(input, 0, Math.min(60, input.length)))
                .isLessThanOrEqualTo((long) ALLOCATION_RATIO * input.length + ALLOCATION_BASE);
        assertThat(took).as("nanoseconds").isLessThan(NANOS_MAX);
    }

    private byte[] damaged(byte[] source) {
        byte[] bytes = source.clone();
        int strokes = 1 + random.nextInt(4);
        for (int i = 0; i < strokes && bytes.length > 0; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at / 2, bytes.length));
                default -> bytes[at] = (byte) (random.nextBoolean() ? 0x80 : 0xFF);
            }
        }
        return bytes;
    }
}
