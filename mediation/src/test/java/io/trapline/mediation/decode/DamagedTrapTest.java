package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One damaged varbind does not take the sound ones with it. */
class DamagedTrapTest {

    private static final String HEAD = "020101 0406 7075626c6963";
    private static final String TIME = "300e 0608 2b06010201010300 4302 3039";
    private static final String LINK_DOWN = "3017 060a 2b060106030101040100 0609 2b0601060301010503";
    private static final String INDEX = "3013 060c 2b060102010202010 1c9b72502 03125ba5";

    private final SnmpDecoder decoder = new SnmpDecoder();

    @Test
    void aDamagedVarbindIsKeptAsItsBytesAndTheRestIsRead() {
        String address = "301d 0609 2b0601060312010300 4810" + "20".repeat(16);
        Decoded.Trap trap = damaged(INDEX + address + "300b 0607 2b060104010901 0500", "unknownType");
        assertThat(trap.trapOid()).isEqualTo("1.3.6.1.6.3.1.1.5.3");
        assertThat(trap.uptime()).isEqualTo(12_345);
        assertThat(trap.requestId()).isEqualTo(1);
        assertThat(words(trap))
                .containsExactly(
                        "1.3.6.1.2.1.2.2.1.1.1203109 INTEGER 1203109",
                        " damaged 30:1d:06:09:2b:06:01:06:03:12:01:03:00:48:10" + ":20".repeat(16),
                        "1.3.6.1.4.1.9.1 NULL ");
    }

    @Test
    void theLastOneMayBeDamaged() {
        Decoded.Trap trap = damaged(INDEX + "300b 0607 2b060104010901 0200", "badInteger");
        assertThat(words(trap)).last().isEqualTo(" damaged 30:0b:06:07:2b:06:01:04:01:09:01:02:00");
        assertThat(decoder.decode(message(INDEX)))
                .as("nothing of it stays behind")
                .isInstanceOfSatisfying(
                        Decoded.Trap.class, whole -> assertThat(whole.damage()).isNull());
    }

    @Test
    void whereNoLengthCanBeTrustedTheRestIsOne() {
        Decoded.Trap trap = damaged(INDEX + "3050 0607 2b0601 0500", "badLength");
        assertThat(words(trap)).last().isEqualTo(" damaged 30:50:06:07:2b:06:01:05:00");
        assertThat(damaged(INDEX + "3000".repeat(100), "truncated").varbinds()).hasSize(17);
    }

    @Test
    void whatArrivedOfACutMessageIsRead() {
        byte[] whole = message(INDEX + INDEX);
        for (int length = whole.length - 21; length < whole.length; length++) {
            var trap = (Decoded.Trap) decoder.decode(java.util.Arrays.copyOf(whole, length));
            assertThat(trap.damage()).isEqualTo(new Decoded.Damage("truncated", "truncated at octet " + length));
            assertThat(words(trap)).contains("1.3.6.1.2.1.2.2.1.1.1203109 INTEGER 1203109");
        }
    }

    @Test
    void whatWasNotReadIsNotSaid() {
        byte[] whole = message(INDEX);
        for (int length = 2; length < 26; length++) {
            assertThat(decoder.decode(java.util.Arrays.copyOf(whole, length)))
                    .isInstanceOfSatisfying(
                            Decoded.Unreadable.class,
                            it -> assertThat(it.partial().get("requestId")).isIn(null, "1"));
        }
        var v3 = (Decoded.Unreadable) decoder.decode(HexFormat.of().parseHex("3030020103300f02047f00000102"));
        assertThat(v3.partial()).containsOnlyKeys("version", "msgId");
    }

    private Decoded.Trap damaged(String varbinds, String reason) {
        Decoded decoded = decoder.decode(message(varbinds));
        assertThat(decoded).as("%s", decoded).isInstanceOf(Decoded.Trap.class);
        var trap = (Decoded.Trap) decoded;
        assertThat(trap.damage()).isNotNull().extracting(Decoded.Damage::reason).isEqualTo(reason);
        return trap;
    }

    private static Stream<String> words(Decoded.Trap trap) {
        return trap.varbinds().stream().map(DamagedTrapTest::words);
    }

    private static String words(VarBind varbind) {
        return varbind.oid() + " " + varbind.type() + " " + varbind.value();
    }

    private static byte[] message(String varbinds) {
        String pdu = "020101 020100 020100" + sequence("30", TIME + LINK_DOWN + varbinds);
        return HexFormat.of()
                .parseHex(sequence("30", HEAD + sequence("a7", pdu)).replace(" ", ""));
    }

    private static String sequence(String tag, String content) {
        return tag + "82%04x".formatted(content.replace(" ", "").length() / 2) + content;
    }
}
