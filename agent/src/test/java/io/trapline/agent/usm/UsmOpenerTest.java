package io.trapline.agent.usm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.security.Priv3DES;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** Messages sealed by snmp4j, an implementation that is not ours, are opened here and nowhere else. */
class UsmOpenerTest {

    private static final byte[] ENGINE = HexFormat.of().parseHex("80001f888004010203");
    private static final byte[] SCOPED = HexFormat.of()
            .parseHex(
                    "302f040980001f8880040102030400a72002010102010002010030153013060a2b06010603010104010006052b06010401");
    private static final String AUTH_PASSWORD = "maplesyrup-a";
    private static final String PRIV_PASSWORD = "maplesyrup-p";

    @ParameterizedTest
    @CsvSource({
        "MD5, DES",
        "MD5, 3DES",
        "MD5, AES",
        "MD5, AES-192",
        "MD5, AES-256",
        "MD5, AES-192-REEDER",
        "MD5, AES-256-REEDER",
        "SHA, DES",
        "SHA, 3DES",
        "SHA, AES",
        "SHA, AES-192",
        "SHA, AES-256",
        "SHA, AES-192-REEDER",
        "SHA, AES-256-REEDER",
        "SHA-224, 3DES",
        "SHA-224, AES-256",
        "SHA-256, 3DES",
        "SHA-256, AES-256",
        "SHA-384, AES-192",
        "SHA-512, 3DES",
        "SHA-512, AES-256"
    })
    void whatAPeerSealsIsOpened(String auth, String priv) throws IOException {
        byte[] message = sealed(auth, priv);
        assertThat(UsmOpener.open(message, user(auth, priv)))
                .isInstanceOfSatisfying(
                        Opening.Opened.class,
                        opened -> assertThat(opened.scopedPdu()).isEqualTo(SCOPED));
        assertThat(UsmOpener.engineId(message)).isEqualTo(ENGINE);
    }

    @Test
    void eachRefusalHasItsReason() throws IOException {
        byte[] message = sealed("SHA", "AES");
        UsmUser right = user("SHA", "AES");
        byte[] altered = message.clone();
        altered[altered.length - 1] ^= 1;
        assertThat(reason(altered, right)).isEqualTo(UsmReason.WRONG_DIGEST);
        assertThat(reason(message, user("SHA-256", "AES"))).isEqualTo(UsmReason.WRONG_DIGEST);
        assertThat(reason(message, user("SHA", "DES"))).isEqualTo(UsmReason.DECRYPTION);
        assertThat(reason(message, new UsmUser("joe", null, null, null, null))).isEqualTo(UsmReason.UNKNOWN_USER);
        assertThat(reason(message, new UsmUser("jane", null, null, null, null)))
                .isEqualTo(UsmReason.UNSUPPORTED_SECURITY_LEVEL);
        assertThat(reason(new byte[] {0x30, 3, 2, 1, 1}, right)).isEqualTo(UsmReason.MALFORMED);
    }

    /** What net-snmp once took: one octet is guessed after 256 tries. */
    @Test
    void aDigestOfOneOctetIsWrongThoughTheOctetIsRight() throws Exception {
        byte[] message = sealed("SHA", "AES");
        UsmKeys keys = UsmKeys.localize(user("SHA", "AES"), ENGINE);
        assertThat(withDigestOf(12, message, keys)).as("the same way, whole").isEqualTo(message);
        for (int octets = 0; octets < 12; octets++) {
            assertThat(UsmOpener.open(withDigestOf(octets, message, keys), keys))
                    .isEqualTo(new Opening.Refused(UsmReason.WRONG_DIGEST));
        }
    }

    /** The message with the first octets of its digest as all of it, made anew as its owner would. */
    private static byte[] withDigestOf(int octets, byte[] message, UsmKeys keys) throws GeneralSecurityException {
        V3Layout layout = Objects.requireNonNull(V3Layout.of(message));
        int from = layout.tagFrom();
        int cut = layout.tagBytes() - octets;
        byte[] shorter = new byte[message.length - cut];
        System.arraycopy(message, 0, shorter, 0, from + octets);
        System.arraycopy(message, from + layout.tagBytes(), shorter, from + octets, message.length - from - 12);
        Arrays.fill(shorter, from, from + octets, (byte) 0);
        shorter[from - 1] = (byte) octets;
        int parameters = contentOf(message, 1) + 3 + 17;
        int inner = contentOf(message, parameters + 1);
        for (int length : new int[] {1, parameters + 1, inner + 1}) {
            shrink(shorter, length, cut);
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(Objects.requireNonNull(keys.authKey()), "HmacSHA1"));
        System.arraycopy(mac.doFinal(shorter), 0, shorter, from, octets);
        return shorter;
    }

    /** Where the content begins whose length stands at {@code at}. */
    private static int contentOf(byte[] message, int at) {
        return at + 1 + (message[at] < 0 ? message[at] & 0x7f : 0);
    }

    private static void shrink(byte[] message, int at, int by) {
        int last = contentOf(message, at) - 1;
        message[last] = (byte) (message[last] - by);
    }

    @Test
    void noCutOfAMessageIsOpened() throws IOException {
        byte[] message = sealed("SHA", "AES");
        UsmKeys keys = UsmKeys.localize(user("SHA", "AES"), ENGINE);
        for (int length = 0; length < message.length; length++) {
            assertThat(UsmOpener.open(Arrays.copyOf(message, length), keys)).isInstanceOf(Opening.Refused.class);
        }
        assertThat(UsmOpener.open(message, keys)).isInstanceOf(Opening.Opened.class);
    }

    private static UsmReason reason(byte[] message, UsmUser user) {
        return ((Opening.Refused) UsmOpener.open(message, user)).reason();
    }

    private static UsmUser user(String auth, String priv) {
        return new UsmUser(
                "jane",
                AuthProtocol.of(auth).orElseThrow(),
                new Secret(AUTH_PASSWORD),
                PrivProtocol.of(priv.replace("-REEDER", "")).orElseThrow(),
                new Secret(PRIV_PASSWORD));
    }

    /** An authPriv message with {@link #SCOPED} in it, made by snmp4j as the authoritative engine. */
    private static byte[] sealed(String auth, String priv) throws IOException {
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        protocols.addPrivacyProtocol(new Priv3DES());
        protocols.addPrivacyProtocol(new PrivAES192With3DESKeyExtension());
        protocols.addPrivacyProtocol(new PrivAES256With3DESKeyExtension());
        USM usm = new USM(protocols, new OctetString(ENGINE), 7);
        OctetString name = new OctetString("jane");
        usm.addUser(
                name,
                new org.snmp4j.security.UsmUser(
                        name,
                        authOid(auth),
                        new OctetString(AUTH_PASSWORD),
                        privOid(priv),
                        new OctetString(PRIV_PASSWORD)));
        byte[] global = HexFormat.of().parseHex("300f020200ff0203010000040103020103");
        BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(1024));
        usm.generateRequestMessage(
                3,
                global,
                65_535,
                3,
                ENGINE,
                name.getValue(),
                3,
                new BERInputStream(ByteBuffer.wrap(SCOPED)),
                usm.newSecurityParametersInstance(),
                out,
                new TransportStateReference(
                        null, null, name, SecurityLevel.authPriv, SecurityLevel.undefined, false, null),
                null);
        ByteBuffer written = out.getBuffer();
        return Arrays.copyOf(written.array(), written.limit());
    }

    private static OID authOid(String auth) {
        return switch (auth) {
            case "MD5" -> org.snmp4j.security.AuthMD5.ID;
            case "SHA" -> org.snmp4j.security.AuthSHA.ID;
            case "SHA-224" -> org.snmp4j.security.AuthHMAC128SHA224.ID;
            case "SHA-256" -> org.snmp4j.security.AuthHMAC192SHA256.ID;
            case "SHA-384" -> org.snmp4j.security.AuthHMAC256SHA384.ID;
            default -> org.snmp4j.security.AuthHMAC384SHA512.ID;
        };
    }

    private static OID privOid(String priv) {
        return switch (priv) {
            case "DES" -> org.snmp4j.security.PrivDES.ID;
            case "3DES" -> Priv3DES.ID;
            case "AES" -> org.snmp4j.security.PrivAES128.ID;
            case "AES-192" -> org.snmp4j.security.PrivAES192.ID;
            case "AES-256" -> org.snmp4j.security.PrivAES256.ID;
            case "AES-192-REEDER" -> PrivAES192With3DESKeyExtension.ID;
            default -> PrivAES256With3DESKeyExtension.ID;
        };
    }
}
