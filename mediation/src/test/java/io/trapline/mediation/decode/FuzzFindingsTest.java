package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fuzzer found, shortened by hand; each test names the symptom it had. */
class FuzzFindingsTest {

    private final SnmpDecoder snmp = new SnmpDecoder();

    /** Counting the bindings used to forget what was wrong before them: such messages came out as traps with nothing in them. */
    @ParameterizedTest
    @CsvSource({
        "wrongType, 3022 020100 0401 78 a41a 06062b0601040109 0404 0a140411 020102 020100 4302 1267 3000",
        "wrongType, 3013 020101 0401 78 a70b 0401 05 020100 020100 3000",
        "badInteger, 3012 020101 0401 78 a70a 0200 020100 020100 3000"
    })
    void aFaultInThePduIsStillOneBehindItsBindings(String reason, String hex) {
        byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(snmp.decode(message))
                .isInstanceOfSatisfying(
                        Decoded.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
    }
}
