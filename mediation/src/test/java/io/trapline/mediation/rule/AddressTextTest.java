package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings of RFC 5952, and texts that only look like an address. */
class AddressTextTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1", // section 4.2.3
        "2001:0DB8::0001, 2001:db8::1", // sections 4.1 and 4.3
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", // section 4.2.2
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1", // section 4.2.1
        "0:0:0:0:0:0:0:0, ::",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "0:0:0:0:0:0:0:1, ::1",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void oneSpelling(String text, String canonical) {
        assertThat(AddressText.canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "0/3/12",
                "1:2",
                "1:2:3",
                "00:1b:21:3a:4f:05",
                "00:1b:21:ff:fe:3a:4f:05",
                "::",
                "a:b:c:d:e:f:a:b:c",
                "::1%eth0",
                "TenGigE0:0:0:1",
                ""
            })
    void everythingElseStaysAsItIs(String text) {
        assertThat(AddressText.canonical(text)).isEqualTo(text);
    }

    @Test
    void aTextOfColonsIsNoAddress() {
        assertThat(AddressText.canonical(":".repeat(40))).isEqualTo(":".repeat(40));
    }
}
