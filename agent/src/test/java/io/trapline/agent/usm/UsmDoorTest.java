package io.trapline.agent.usm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.trapline.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsmDoorTest {

    private static final byte[] OWN = {(byte) 0x80, 0, 0, 0, 5, 1, 2, 3};
    private static final byte[] DEVICE = {(byte) 0x80, 0, 0, 0, 5, 9, 9, 9};
    private static final UsmUser JOE =
            new UsmUser("joe", AuthProtocol.SHA, new Secret("authpass-1"), PrivProtocol.AES, new Secret("privpass-1"));
    private static final int AUTH_PRIV = V3Layout.AUTH | V3Layout.PRIV;

    @TempDir
    Path folder;

    private final AtomicLong seconds = new AtomicLong(1_000);
    private final AtomicLong wallSeconds = new AtomicLong(1_000_000);
    private final OwnEngine own = new OwnEngine(OWN, 7, this::nanos);
    private final EngineBook book = book();
    private UsmDoor door = new UsmDoor(List.of(), own, book, Path.of("unused"));

    @BeforeEach
    void open() {
        door = new UsmDoor(List.of(JOE), own, book, folder());
    }

    @Test
    void aTrapOfAnEngineNobodyRegisteredIsOpened() {
        var opened = (UsmVerdict.Opened) door.judge(trap(DEVICE, 3, 500));
        assertThat(opened.scopedPdu()).isEqualTo(scoped(0xa7));
        assertThat(requireNonNull(V3Layout.of(opened.stored())).user()).isEqualTo("joe");
        assertThat(opened.answer(scoped(0xa2))).isNull();
        assertThat(book.size()).isEqualTo(1);
    }

    @Test
    void aUserSpeaksFromApprovedEnginesAlone() {
        var here = new UsmUser(
                JOE.name(),
                JOE.auth(),
                JOE.authPassword(),
                JOE.priv(),
                JOE.privPassword(),
                List.of(HexFormat.of().formatHex(DEVICE)));
        door = new UsmDoor(List.of(here), own, book, folder());
        assertThat(door.judge(trap(DEVICE, 3, 500))).isInstanceOf(UsmVerdict.Opened.class);
        byte[] other = DEVICE.clone();
        other[other.length - 1] ^= 1;
        assertThat(((UsmVerdict.Refused) door.judge(trap(other, 3, 500))).reason())
                .isEqualTo(UsmReason.UNKNOWN_ENGINE);
        byte[] inform = sealed(OWN, AUTH_PRIV | V3Layout.REPORTABLE, 7, 0, scoped(0xa6));
        assertThat(door.judge(inform)).as("informs name our own engine").isInstanceOf(UsmVerdict.Opened.class);
    }

    @ParameterizedTest
    @CsvSource({
        "3,500,true",
        "3,651,true",
        "3,350,true",
        "3,349,false",
        "2,9999,false",
        "4,0,true",
        "2147483647,1,false"
    })
    void theWindowIs150SecondsOfOneLife(long boots, long time, boolean timely) {
        assertThat(door.judge(trap(DEVICE, 3, 500))).isInstanceOf(UsmVerdict.Opened.class);
        var verdict = door.judge(trap(DEVICE, boots, time));
        assertThat(verdict instanceof UsmVerdict.Opened).isEqualTo(timely);
        if (verdict instanceof UsmVerdict.Refused refused) {
            assertThat(refused.reason()).isEqualTo(UsmReason.NOT_IN_TIME_WINDOW);
        }
    }

    @Test
    void aReplayIsRefusedLaterAndAfterARestart() throws Exception {
        byte[] trap = trap(DEVICE, 3, 500);
        assertThat(door.judge(trap)).isInstanceOf(UsmVerdict.Opened.class);
        seconds.addAndGet(151);
        wallSeconds.addAndGet(151);
        assertThat(door.judge(trap)).isInstanceOf(UsmVerdict.Refused.class);
        door.save();

        seconds.set(5);
        wallSeconds.addAndGet(60);
        var again = book();
        again.load(folder());
        var restarted = new UsmDoor(List.of(JOE), new OwnEngine(OWN, 8, this::nanos), again, folder());
        assertThat(restarted.judge(trap)).isInstanceOf(UsmVerdict.Refused.class);
        assertThat(restarted.judge(trap(DEVICE, 3, 501))).isInstanceOf(UsmVerdict.Opened.class);
    }

    /** A device that lost its count of starts stays out until a person says so. */
    @Test
    void aDeviceThatResetItsBootsNeedsADecision() {
        door.judge(trap(DEVICE, 3, 500));
        assertThat(door.judge(trap(DEVICE, 1, 10))).isInstanceOf(UsmVerdict.Refused.class);
        assertThat(door.forget(DEVICE)).isTrue();
        assertThat(door.judge(trap(DEVICE, 1, 11))).isInstanceOf(UsmVerdict.Opened.class);
    }

    @Test
    void forgedMessagesLeaveNothingBehind() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] engine = DEVICE.clone();
            engine[6] = (byte) i;
            engine[7] = (byte) (i >> 8);
            byte[] forged = trap(engine, 1_000_000, 5);
            forged[requireNonNull(V3Layout.of(forged)).tagFrom() + random.nextInt(12)] ^= 1;
            assertThat(((UsmVerdict.Refused) door.judge(forged)).reason()).isEqualTo(UsmReason.WRONG_DIGEST);
        }
        assertThat(book.size()).isZero();
    }

    @Test
    void theBookForgetsTheEngineNotHeardOfForLongest() {
        var small = new EngineBook(2, this::nanos, () -> Instant.EPOCH);
        assertThat(small.timely(new byte[] {1}, 5, 5)).isTrue();
        assertThat(small.timely(new byte[] {2}, 5, 5)).isTrue();
        assertThat(small.timely(new byte[] {1}, 5, 6)).isTrue();
        assertThat(small.timely(new byte[] {3}, 5, 5)).isTrue();
        assertThat(small.size()).isEqualTo(2);
        assertThat(small.timely(new byte[] {1}, 1, 1)).isFalse();
    }

    @Test
    void anInformForUsIsAnsweredSealed() {
        byte[] inform = sealed(OWN, AUTH_PRIV | V3Layout.REPORTABLE, 7, 0, scoped(0xa6));
        var opened = (UsmVerdict.Opened) door.judge(inform);
        byte[] answer = requireNonNull(opened.answer(scoped(0xa2)));
        var layout = requireNonNull(V3Layout.of(answer));
        assertThat(layout.flags()).isEqualTo(AUTH_PRIV);
        assertThat(layout.msgId()).isEqualTo(4711);
        assertThat(((Opening.Opened) UsmOpener.open(answer, JOE)).scopedPdu()).isEqualTo(scoped(0xa2));
    }

    @Test
    void ourOwnEarlierLifeIsNotOurs() {
        var refused = (UsmVerdict.Refused) door.judge(sealed(OWN, AUTH_PRIV | V3Layout.REPORTABLE, 6, 0, scoped(0xa6)));
        assertThat(refused.reason()).isEqualTo(UsmReason.NOT_IN_TIME_WINDOW);
        byte[] report = requireNonNull(refused.report());
        var layout = requireNonNull(V3Layout.of(report));
        assertThat(layout.flags()).isEqualTo(V3Layout.AUTH);
        assertThat(layout.boots()).isEqualTo(7);
        assertThat(UsmOpener.open(report, JOE)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void discoveryIsToldOurEngine() {
        var header = new V3Writer.Header(4711, V3Layout.REPORTABLE, new byte[0], 0, 0, "");
        var refused = (UsmVerdict.Refused) door.judge(V3Writer.plain(header, scoped(0xa0)));
        assertThat(refused.reason()).isEqualTo(UsmReason.UNKNOWN_ENGINE);
        var layout = requireNonNull(V3Layout.of(requireNonNull(refused.report())));
        assertThat(layout.engineId()).isEqualTo(OWN);
        assertThat(layout.boots()).isEqualTo(7);
        assertThat(V3Layout.requestId(Arrays.copyOfRange(refused.report(), layout.dataFrom(), layout.end())))
                .isEqualTo(0x0102);
    }

    @Test
    void whoeverWantsNoReportGetsNone() {
        var header = new V3Writer.Header(4711, 0, new byte[0], 0, 0, "");
        assertThat(((UsmVerdict.Refused) door.judge(V3Writer.plain(header, scoped(0xa0)))).report())
                .isNull();
    }

    @Test
    void ourEngineStaysAndItsStartsAreCounted() throws Exception {
        Path file = folder.resolve("keep/engine");
        var first = OwnEngine.start(file);
        var second = OwnEngine.start(file);
        assertThat(second.id()).isEqualTo(first.id()).hasSize(13);
        assertThat(second.boots()).isEqualTo(first.boots() + 1).isEqualTo(2);
        Files.writeString(file, "garbage\n");
        assertThatIOException().isThrownBy(() -> OwnEngine.start(file)).withMessageContaining("is damaged");
    }

    @Test
    void damagedMessagesNeverThrowAndNeverPass() {
        var random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            byte[] message = sealed(round % 2 == 0 ? DEVICE : OWN, AUTH_PRIV, 7, 0, scoped(0xa6));
            int at = random.nextInt(message.length);
            byte was = message[at];
            message[at] = (byte) random.nextInt(256);
            var verdict = door.judge(message);
            if (message[at] != was) {
                assertThat(verdict).as(HexFormat.of().formatHex(message)).isInstanceOf(UsmVerdict.Refused.class);
            }
        }
    }

    private byte[] trap(byte[] engine, long boots, long time) {
        return sealed(engine, AUTH_PRIV, boots, time, scoped(0xa7));
    }

    private static byte[] sealed(byte[] engine, int flags, long boots, long time, byte[] scopedPdu) {
        var header = new V3Writer.Header(4711, flags, engine, boots, time, "joe");
        return V3Writer.sealed(header, scopedPdu, MASTER.at(engine), 0);
    }

    private static final UsmMaster MASTER = UsmMaster.of(JOE);

    private static byte[] scoped(int tag) {
        return HexFormat.of()
                .parseHex("3027" + "0400" + "0400" + String.format("%02x", tag) + "21" + "02020102" + "020100"
                        + "020100" + "3015" + "3013" + "06082b06010201010100" + "0407" + "64657669636531");
    }

    private EngineBook book() {
        return new EngineBook(100, this::nanos, () -> Instant.ofEpochSecond(wallSeconds.get()));
    }

    private Path folder() {
        return folder.resolve("engines");
    }

    private long nanos() {
        return seconds.get() * 1_000_000_000L;
    }
}
