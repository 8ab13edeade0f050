package io.trapline.agent.gate;

import static io.trapline.agent.gate.SnmpGateTest.message;
import static io.trapline.agent.gate.SnmpGateTest.stored;
import static io.trapline.agent.gate.SnmpGateTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.trapline.agent.Corpus;
import io.trapline.config.Secret;
import io.trapline.config.Settings.Community;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real packets, damaged at random: the gate never throws, never lets the community through, and judges
 * the good packet after it as ever. The seed is fixed; a failure names the packet in hex.
 */
class SnmpGateMutationTest {

    private static final String SECRET = "Zq9-w1ll0w";
    private static final int ROUNDS = 40;
    private static final SnmpGate LISTED = new SnmpGate(List.of(new Community("core", new Secret(SECRET))));
    private static final SnmpGate OPEN = new SnmpGate(List.of());
    private static final byte[] GOOD = message(SECRET, 0xa7);

    private static final List<byte[]> PACKETS = new ArrayList<>();

    /** Every v1 and v2c packet of the corpus, its community replaced by one that stands nowhere else. */
    @BeforeAll
    static void secretPackets() {
        var aliasing = new SnmpGate(List.of());
        for (byte[] packet : Corpus.packets()) {
            var read = Oracle.read(packet);
            if (read == null) {
                continue;
            }
            var verdict = aliasing.judge(packet.clone());
            byte[] any = stored(verdict);
            if (any.length > 0) {
                var naming = new SnmpGate(List.of(new Community(SECRET, new Secret("any"))));
                PACKETS.add(stored(naming.judge(any)));
            }
        }
        PACKETS.add(message(SECRET, 0xa6));
        assertThat(PACKETS)
                .hasSizeGreaterThan(50)
                .allMatch(packet -> text(packet).contains(SECRET));
    }

    @Test
    void aListedCommunityNeverPassesWhateverTheDamage() {
        var random = new Random(1);
        for (byte[] packet : PACKETS) {
            for (int round = 0; round < ROUNDS * 5; round++) {
                check(LISTED, mutated(packet, random, 1 + random.nextInt(6)));
            }
        }
    }

    @Test
    void withoutAListItNeverPassesWhenOneByteIsWrong() {
        var random = new Random(2);
        for (byte[] packet : PACKETS) {
            for (int at = 0; at < Math.min(packet.length, 40); at++) {
                for (int round = 0; round < 8; round++) {
                    byte[] damaged = packet.clone();
                    damaged[at] = (byte) random.nextInt(256);
                    check(OPEN, damaged);
                }
            }
            for (int length = 0; length < packet.length; length++) {
                check(OPEN, Arrays.copyOf(packet, length));
            }
        }
    }

    @Test
    void noiseNeverThrows() {
        var random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            if (noise.length > 0 && random.nextBoolean()) {
                noise[0] = 0x30;
            }
            check(random.nextBoolean() ? OPEN : LISTED, noise);
        }
    }

    @Test
    void judgingAllocatesInProportionToTheInput() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        var random = new Random(4);
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = mutated(PACKETS.get(random.nextInt(PACKETS.size())), random, 1 + random.nextInt(6));
            var gate = random.nextBoolean() ? OPEN : LISTED;
            long before = threads.getThreadAllocatedBytes(self);
            var verdict = gate.judge(damaged);
            long allocated = threads.getThreadAllocatedBytes(self) - before;
            assertThat(verdict).isNotNull();
            // The first rounds also pay for class loading.
            if (round > 1_000) {
                assertThat(allocated).isLessThanOrEqualTo(64L * damaged.length + 1_024);
            }
        }
    }

    private static void check(SnmpGate gate, byte[] damaged) {
        String sent = HexFormat.of().formatHex(damaged);
        var verdict = gate.judge(damaged);
        assertThat(text(stored(verdict))).as(sent).doesNotContain(SECRET);
        var good = LISTED.judge(GOOD.clone());
        assertThat(good)
                .isInstanceOfSatisfying(
                        Verdict.Keep.class, kept -> assertThat(kept.stored()).isEqualTo(message("core", 0xa7)));
    }

    private static byte[] mutated(byte[] packet, Random random, int changes) {
        byte[] bytes = packet.clone();
        for (int change = 0; change < changes; change++) {
            int at = bytes.length == 0
                    ? 0
                    : random.nextInt(random.nextBoolean() ? Math.min(32, bytes.length) : bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> set(bytes, at, (byte) random.nextInt(256));
                case 1 -> set(bytes, at, bytes.length == 0 ? 0 : (byte) (bytes[at] ^ 1 << random.nextInt(8)));
                case 2 -> Arrays.copyOf(bytes, at);
                case 3 -> insert(bytes, at, random);
                default -> set(bytes, at, new byte[] {0, -1, (byte) 0x80, (byte) 0x84, 0x30, 0x7f}[random.nextInt(6)]);
            };
        }
        return bytes;
    }

    private static byte[] set(byte[] bytes, int at, byte value) {
        if (bytes.length > 0) {
            bytes[at] = value;
        }
        return bytes;
    }

    private static byte[] insert(byte[] bytes, int at, Random random) {
        byte[] more = "filler".substring(0, 1 + random.nextInt(5)).getBytes(StandardCharsets.US_ASCII);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        System.arraycopy(more, 0, longer, at, more.length);
        return longer;
    }
}
