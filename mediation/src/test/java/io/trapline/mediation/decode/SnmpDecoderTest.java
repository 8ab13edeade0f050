package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.VarBind;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** SNMP messages written out by hand; what real senders make of it is in SnmpCorpusTest. */
class SnmpDecoderTest {

    /** v1 linkDown from 10.20.4.17, sysUpTime 4711, ifIndex.1203112 = 1203112. */
    private static final String V1_LINK_DOWN = "3031 020100 0406 7075626c6963"
            + "a424 06062b0601040109 4004 0a140411 020102 020100 4302 1267 300a 3008 0604 2b060102 0500";

    /** v2c linkDown with sysUpTime.0 = 4711, snmpTrapOID.0 and one INTEGER. */
    private static final String V2C_LINK_DOWN = "3049 020101 0406 7075626c6963"
            + "a73c 0204 0badcafe 020100 020100 302e"
            + "300e 0608 2b06010201010300 4302 1267"
            + "3011 060a 2b060106030101040100 0603 2b0601"
            + "3009 0604 2b060102 020107";

    private final SnmpDecoder decoder = new SnmpDecoder();

    @Test
    void theIdentityOfAGenericV1TrapIsTheStandardOne() {
        assertThat(decode(V1_LINK_DOWN)).isInstanceOfSatisfying(Decoded.Trap.class, trap -> {
            assertThat(trap.version()).isEqualTo(1);
            assertThat(trap.pduType()).isEqualTo(PduType.TRAP_V1);
            assertThat(trap.trapOid()).isEqualTo("1.3.6.1.6.3.1.1.5.3");
            assertThat(trap.agentAddress()).isEqualTo("10.20.4.17");
            assertThat(trap.enterprise()).isEqualTo("1.3.6.1.4.1.9");
            assertThat(trap.uptime()).isEqualTo(4711);
            assertThat(trap.community()).isEqualTo("public");
        });
    }

    @Test
    void theIdentityOfAnEnterpriseV1TrapHasAZeroInIt() {
        String specific = V1_LINK_DOWN.replace("020102 020100", "020106 020107");
        assertThat(decode(specific))
                .isInstanceOfSatisfying(
                        Decoded.Trap.class, trap -> assertThat(trap.trapOid()).isEqualTo("1.3.6.1.4.1.9.0.7"));
    }

    /** Its identity is two sub-identifiers longer than any that may be sent: elsewhere that ran over a buffer. */
    @Test
    void theIdentityOfAV1TrapWithTheLongestEnterpriseIsWhole() {
        String enterprise = "06" + "%02x".formatted(127) + "2b" + "01".repeat(126);
        String trap = enterprise + "4004 0a140411 020106 0204 7fffffff 4301 01 3000";
        assertThat(decode(sequence("30", "020100 0400" + sequence("a4", trap))))
                .isInstanceOfSatisfying(
                        Decoded.Trap.class,
                        read -> assertThat(read.trapOid()).isEqualTo("1.3" + ".1".repeat(126) + ".0.2147483647"));
    }

    @Test
    void theTwoHeaderVarbindsOfAV2TrapAreNotListed() {
        assertThat(decode(V2C_LINK_DOWN)).isInstanceOfSatisfying(Decoded.Trap.class, trap -> {
            assertThat(trap.trapOid()).isEqualTo("1.3.6.1");
            assertThat(trap.uptime()).isEqualTo(4711);
            assertThat(trap.requestId()).isEqualTo(0x0badcafe);
            assertThat(trap.varbinds()).extracting(VarBind::value).containsExactly("7");
        });
    }

    @Test
    void everyCutOfAMessageIsTruncatedAndKeepsWhatWasRead() {
        byte[] whole = bytes(V2C_LINK_DOWN);
        for (int length = 2; length < whole.length; length++) {
            Decoded cut = decoder.decode(Arrays.copyOf(whole, length));
            assertThat(reason(cut)).isEqualTo("truncated");
        }
        assertThat(decoder.decode(Arrays.copyOf(whole, 20)))
                .isInstanceOfSatisfying(
                        Decoded.Unreadable.class, it -> assertThat(it.partial()).containsEntry("community", "public"));
    }

    @Test
    void eachAnomalyHasItsWord() {
        assertThat(reason("")).isEqualTo("empty");
        assertThat(reason("3c3138393e")).isEqualTo("notSnmp");
        assertThat(reason("3080 020101")).isEqualTo("indefiniteLength");
        assertThat(reason("30 84ffffffff 020101")).isEqualTo("badLength");
        assertThat(reason("30 7f 020101")).isEqualTo("truncated");
        assertThat(reason("3003 020102")).isEqualTo("badVersion");
        assertThat(reason("3003 040101")).isEqualTo("wrongType");
        assertThat(reason("3002 0200")).isEqualTo("badInteger");
        assertThat(reason("3008 020101 040161 a900")).isEqualTo("unknownPdu");
        assertThat(reason(varbind("0601 80", "0500"))).isEqualTo("badOid");
        assertThat(reason(varbind("0606 2b9080808000", "0500"))).isEqualTo("badOid");
        assertThat(reason(varbind("0681 80" + "01".repeat(128), "0500"))).isEqualTo("oidTooLong");
        assertThat(reason(varbind("0601 2b", "4003 0a0000"))).isEqualTo("badAddress");
        assertThat(reason(varbind("0601 2b", "3002 0500"))).isEqualTo("unknownType");
        assertThat(reason(varbind("0601 2b", "4105 0100000000"))).isEqualTo("badInteger");
        assertThat(reason(varbind("0601 2b", "0403 61"))).isEqualTo("badLength");
        assertThat(reason(varbind("0601 2b", "0500 0500"))).isEqualTo("trailingBytes");
    }

    @Test
    void aFiveOctetCounterAndTheLargestSubIdentifierAreRead() {
        assertThat(value("4105 00ffffffff")).isEqualTo("4294967295");
        assertThat(value("4104 ffffffff")).isEqualTo("4294967295");
        assertThat(value("4609 00ffffffffffffffff")).isEqualTo("18446744073709551615");
        assertThat(value("0606 2b8fffffff7f")).isEqualTo("1.3.4294967295");
        assertThat(value("0605 908080804f")).isEqualTo("2.4294967295");
        assertThat(value("0600")).isEqualTo("0.0");
        assertThat(value("0201 ff")).isEqualTo("-1");
    }

    @Test
    void octetsAreTextOnlyWhereAllOfThemArePrintable() {
        assertThat(value("0403 c3bc61")).isEqualTo("üa");
        assertThat(value("0403 00159b")).isEqualTo("00:15:9b");
        assertThat(value("0402 c285")).isEqualTo("c2:85");
        assertThat(value("0400")).isEmpty();
        assertThat(value("4407 9f78043fc00000")).isEqualTo("1.5");
    }

    @Test
    void textStaysTextWhereAnAgentDamagedIt() {
        assertThat(value("0407 302f332f313200")).as("the NUL of a C string").isEqualTo("0/3/12");
        assertThat(value("0408 4769302f31000000")).as("a buffer of C").isEqualTo("Gi0/1");
        assertThat(value("0402 3700")).isEqualTo("7");
        assertThat(value("040a 636166e9206c696e6b73")).as("Latin-1").isEqualTo("caf\uFFFD links");
        assertThat(value("0405 46fc727468")).isEqualTo("F\uFFFDrth");
        assertThat(value("0408 1b5b33316d726564")).as("an escape").isEqualTo("\u241B[31mred");
        assertThat(value("0405 c3bc626572")).isEqualTo("über");
    }

    @Test
    void binaryStaysHex() {
        assertThat(value("0406 001122334455")).as("MAC address").isEqualTo("00:11:22:33:44:55");
        assertThat(value("0406 3cfdfe414243")).isEqualTo("3c:fd:fe:41:42:43");
        assertThat(value("0408 07ea0b1a0c241e00")).as("DateAndTime").isEqualTo("07:ea:0b:1a:0c:24:1e:00");
        assertThat(value("040b 07ea0b1a0c241e002b0100")).isEqualTo("07:ea:0b:1a:0c:24:1e:00:2b:01:00");
        assertThat(value("0402 c000")).as("BITS").isEqualTo("c0:00");
        assertThat(value("0402 4000")).isEqualTo("40:00");
        assertThat(value("0404 00000000")).isEqualTo("00:00:00:00");
        assertThat(value("040c 800000000465786368616e67")).as("engine id").startsWith("80:00:00:00:04");
        assertThat(value("0404 0a000001")).as("InetAddress").isEqualTo("0a:00:00:01");
        assertThat(value("0404 c0a86401")).isEqualTo("c0:a8:64:01");
        assertThat(value("0405 616200 6364")).as("a NUL inside").isEqualTo("61:62:00:63:64");
    }

    private String value(String tlv) {
        Decoded.Trap trap = (Decoded.Trap) decode(varbind("0601 2b", tlv));
        return trap.varbinds().getFirst().value();
    }

    private String reason(String hex) {
        return reason(decode(hex));
    }

    private static String reason(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Unreadable unreadable -> unreadable.reason();
            case Decoded.Trap trap when trap.damage() != null -> trap.damage().reason();
            case Decoded other -> throw new AssertionError("read as " + other);
        };
    }

    private Decoded decode(String hex) {
        return decoder.decode(bytes(hex));
    }

    /** A v2c Response that carries one variable binding. */
    private static String varbind(String oid, String value) {
        String binding = sequence("30", sequence("30", oid + value));
        return sequence("30", "020101 0400" + sequence("a2", "020101 020100 020100" + binding));
    }

    private static String sequence(String tag, String content) {
        return tag + "82%04x".formatted(bytes(content).length) + content;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
