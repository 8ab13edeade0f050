package io.trapline.agent.usm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The worked examples of the standards. */
class UsmKeysTest {

    private static final byte[] PASSWORD = "maplesyrup".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENGINE = HexFormat.of().parseHex("000000000000000000000002");

    @Test
    void passwordsBecomeTheLocalizedKeysOfRfc3414AppendixA3() {
        assertThat(hex(UsmKeys.localized(AuthProtocol.MD5, PASSWORD, ENGINE)))
                .isEqualTo("526f5eed9fcce26f8964c2930787d82b");
        assertThat(hex(UsmKeys.localized(AuthProtocol.SHA, PASSWORD, ENGINE)))
                .isEqualTo("6695febc9288e36282235fc7151f128497b38f3f");
    }

    @Test
    void reederExtendsThemAsInHisDraftAppendixB() {
        assertThat(reeder(AuthProtocol.MD5))
                .isEqualTo("526f5eed9fcce26f8964c2930787d82b79eff44a90650ee0a3a40abfac5acc12");
        assertThat(reeder(AuthProtocol.SHA))
                .isEqualTo("6695febc9288e36282235fc7151f128497b38f3f9b8b6d78936ba6e7d19dfd9c");
    }

    @Test
    void blumenthalAppendsTheHashOfWhatIsThere() throws Exception {
        byte[] base = UsmKeys.localized(AuthProtocol.SHA, PASSWORD, ENGINE);
        byte[] hash = java.security.MessageDigest.getInstance("SHA-1").digest(base);
        assertThat(hex(UsmKeys.extended(KeyExtension.BLUMENTHAL, AuthProtocol.SHA, base, 32, ENGINE)))
                .isEqualTo(hex(base) + hex(hash).substring(0, 24));
    }

    private static String reeder(AuthProtocol auth) {
        byte[] base = UsmKeys.localized(auth, PASSWORD, ENGINE);
        return hex(UsmKeys.extended(KeyExtension.REEDER, auth, base, 32, ENGINE));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
