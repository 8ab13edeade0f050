package io.trapline.agent.gate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Corpus;
import io.trapline.agent.Refusal;
import io.trapline.config.Secret;
import io.trapline.config.Settings.Community;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;

class SnmpGateTest {

    private static final String BINDINGS = "3010 300e 0608 2b06010201010300 4302 0a0b".replace(" ", "");
    private static final SnmpGate LISTED = new SnmpGate(
            List.of(new Community("core", new Secret("s3cret-comm")), new Community("edge", new Secret("other"))));
    private static final SnmpGate OPEN = new SnmpGate(List.of());

    @Test
    void theCommunityGivesWayToItsAliasAndTheLengthsFollow() {
        var kept = (Verdict.Keep) LISTED.judge(message("s3cret-comm", 0xa7));
        assertThat(kept.stored()).isEqualTo(message("core", 0xa7));
        kept = (Verdict.Keep) LISTED.judge(message("other", 0xa7));
        assertThat(kept.stored()).isEqualTo(message("edge", 0xa7));
        kept = (Verdict.Keep) OPEN.judge(message("s3cret-comm", 0xa7));
        assertThat(kept.stored()).isEqualTo(message("any", 0xa7));
    }

    @Test
    void aLongAliasLengthensTheLengthItself() {
        String alias = "a".repeat(200);
        var gate = new SnmpGate(List.of(new Community(alias, new Secret("s"))));
        var kept = (Verdict.Keep) gate.judge(message("s", 0xa7));
        var read = requireNonNull(Oracle.read(kept.stored()));
        assertThat(new String(read.community(), StandardCharsets.US_ASCII)).isEqualTo(alias);
        assertThat(read.pdu().getRequestID().getValue()).isEqualTo(0x01020304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret-com", "s3cret-comm ", "S3cret-comm", "s3cret-comn"})
    void aCommunityThatIsNotListedIsRefused(String community) {
        assertThat(LISTED.judge(message(community, 0xa7))).isEqualTo(new Verdict.Refuse(Refusal.UNKNOWN_COMMUNITY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xa0, 0xa1, 0xa2, 0xa3, 0xa5, 0xa8})
    void whatNotifiesNobodyIsRefused(int tag) {
        assertThat(OPEN.judge(message("x", tag))).isEqualTo(new Verdict.Refuse(Refusal.NOT_A_NOTIFICATION));
        // The community comes first, as in RFC 3416's elements of procedure.
        assertThat(LISTED.judge(message("x", tag))).isEqualTo(new Verdict.Refuse(Refusal.UNKNOWN_COMMUNITY));
    }

    @Test
    void anInformIsAnsweredWithItsOwnCommunityIdAndBindings() {
        var verdict = (Verdict.Acknowledge) LISTED.judge(message("s3cret-comm", 0xa6));
        assertThat(verdict.stored()).isEqualTo(message("core", 0xa6));
        assertThat(verdict.response()).isEqualTo(message("s3cret-comm", 0xa2));
    }

    @Test
    void theAnswerCarriesNoErrorWhateverTheInformSaid() {
        byte[] inform = wrap("020101" + "0401" + "78" + tlv(0xa6, "02020708" + "020105" + "02020102" + BINDINGS));
        var verdict = (Verdict.Acknowledge) OPEN.judge(inform);
        var answer = requireNonNull(Oracle.read(verdict.response())).pdu();
        assertThat(answer.getType()).isEqualTo(PDU.RESPONSE);
        assertThat(answer.getErrorStatus()).isZero();
        assertThat(answer.getErrorIndex()).isZero();
        assertThat(answer.getRequestID().getValue()).isEqualTo(0x0708);
    }

    @Test
    void bytesBehindAnInformAreKeptButNotEchoed() {
        byte[] inform = message("x", 0xa6);
        byte[] longer = Arrays.copyOf(inform, inform.length + 9);
        var verdict = (Verdict.Acknowledge) OPEN.judge(longer);
        assertThat(verdict.response()).hasSize(inform.length);
        assertThat(verdict.stored()).hasSize(longer.length + 2);
    }

    @Test
    void anInformInVersion1IsKeptUnanswered() {
        byte[] inform = message("x", 0xa6);
        inform[4] = 0;
        assertThat(OPEN.judge(inform)).isInstanceOf(Verdict.Keep.class);
    }

    @Test
    void aBrokenInformOrRequestIsKeptUnanswered() {
        for (int tag : new int[] {0xa6, 0xa0}) {
            byte[] whole = message("s3cret-comm", tag);
            for (int length = 20; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThat(LISTED.judge(cut))
                        .isInstanceOfSatisfying(
                                Verdict.Keep.class,
                                kept -> assertThat(text(kept.stored()))
                                        .contains("core")
                                        .doesNotContain("s3cret"));
            }
        }
    }

    @Test
    void whereOnlyTheCommunityCanBeReadItIsStillReplaced() {
        byte[] broken = wrap("020101" + "040b" + hex("s3cret-comm") + "ff17ffff");
        var kept = (Verdict.Keep) LISTED.judge(broken);
        assertThat(kept.stored()).isEqualTo(wrap("020101" + "0404" + hex("core") + "ff17ffff"));
        // Without a list nobody can say where the community ends, when no PDU follows it.
        assertThat(text(((Verdict.Keep) OPEN.judge(broken)).stored())).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30", "3080", "hello world", "<13>Oct 11 22:14:15 host app: text", "\u0000\u0001\u0002"})
    void bytesThatShowNoMarkOfSnmpAreKeptAsTheyAre(String garbage) {
        byte[] bytes = garbage.matches("[0-9]+") ? HexFormat.of().parseHex(garbage) : ascii(garbage);
        for (var gate : List.of(LISTED, OPEN)) {
            assertThat(gate.judge(bytes.clone()))
                    .isInstanceOfSatisfying(
                            Verdict.Keep.class,
                            kept -> assertThat(kept.stored()).isEqualTo(bytes));
        }
    }

    @Test
    void aListedCommunityIsMaskedWhereverItStandsInGarbage() {
        var kept = (Verdict.Keep) LISTED.judge(ascii("xx s3cret-comm yy other"));
        assertThat(text(kept.stored())).isEqualTo("xx *********** yy *****");
    }

    /** RFC 3584 section 3.1: a proxy adds the community of the original trap as a varbind. */
    @Test
    void theCommunityThatAProxyPassesOnIsMasked() {
        String proxied = tlv(0x30, "06092b060106031201040004" + "07" + hex("private"));
        byte[] trap = wrap("020101" + "0401" + "78"
                + tlv(0xa7, "02010102010002010030" + String.format("%02x", proxied.length() / 2) + proxied));
        var kept = (Verdict.Keep) OPEN.judge(trap);
        assertThat(text(kept.stored())).contains("*******").doesNotContain("private");
        assertThat(Oracle.read(kept.stored())).isNotNull();
    }

    @Test
    void versionThreeIsKeptAsItCame() {
        byte[] v3 = wrap("020103" + "3003020101" + "0400" + "3000");
        assertThat(((Verdict.Keep) LISTED.judge(v3.clone())).stored()).isEqualTo(v3);
    }

    @Test
    void declaredLengthsBeyondTheBytesDoNoHarm() {
        for (String length :
                List.of("847fffffff", "84ffffffff", "8480000000", "83ffffff", "85ffffffffff", "80", "ff")) {
            byte[] message = HexFormat.of().parseHex("30" + length + "020101" + "040b" + hex("s3cret-comm") + "a70b");
            assertThat(LISTED.judge(message))
                    .isInstanceOfSatisfying(
                            Verdict.Keep.class,
                            kept -> assertThat(text(kept.stored())).doesNotContain("s3cret"));
        }
    }

    /** Everything the corpus has: what is stored is the same message with another community. */
    @Test
    void everyPacketOfTheCorpusIsTheSameButForItsCommunity() {
        int read = 0;
        for (byte[] packet : Corpus.packets()) {
            var before = Oracle.read(packet);
            if (before == null) {
                continue;
            }
            var verdict = OPEN.judge(packet.clone());
            if (!(verdict instanceof Verdict.Refuse)) {
                var after = requireNonNull(Oracle.read(stored(verdict)));
                assertThat(text(after.community())).isEqualTo("any");
                assertThat(after.version()).isEqualTo(before.version());
                assertThat(after.pdu().toString()).isEqualTo(before.pdu().toString());
                read++;
            }
            boolean notification = before.pdu().getType() == PDU.TRAP
                    || before.pdu().getType() == PDU.V1TRAP
                    || before.pdu().getType() == PDU.INFORM;
            assertThat(verdict instanceof Verdict.Refuse).isEqualTo(!notification);
        }
        assertThat(read).isGreaterThan(50);
    }

    static byte[] stored(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Keep keep -> keep.stored();
            case Verdict.Acknowledge inform -> inform.stored();
            case Verdict.Refuse refuse -> new byte[0];
        };
    }

    /** A v2c message with one binding. */
    static byte[] message(String community, int tag) {
        String pdu = tlv(tag, "020401020304" + "020100" + "020100" + BINDINGS);
        return wrap("020101" + tlv(0x04, hex(community)) + pdu);
    }

    private static byte[] wrap(String hex) {
        return HexFormat.of().parseHex(tlv(0x30, hex));
    }

    private static String tlv(int tag, String hex) {
        int length = hex.length() / 2;
        return String.format("%02x", tag) + (length < 0x80 ? "" : "81") + String.format("%02x", length) + hex;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(ascii(text));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
