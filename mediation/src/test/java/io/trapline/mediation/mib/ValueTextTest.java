package io.trapline.mediation.mib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values by type; the hints are those of RFC 2579 and of modules in the field. */
class ValueTextTest {

    @Test
    void integersFollowTheirHint() {
        assertThat(DisplayHint.integer("d-2", 1234)).contains("12.34");
        assertThat(DisplayHint.integer("d-2", -5)).contains("-0.05");
        assertThat(DisplayHint.integer("x", 255)).contains("ff");
        assertThat(DisplayHint.integer("o", 8)).contains("10");
        assertThat(DisplayHint.integer("b", 5)).contains("101");
        assertThat(DisplayHint.integer("d-999", 5)).isEmpty();
        assertThat(DisplayHint.integer("", 5)).isEmpty();
    }

    @Test
    void octetsFollowTheirHint() {
        assertThat(DisplayHint.octets("1x:", hex("00a0c91e"))).contains("00:a0:c9:1e");
        assertThat(DisplayHint.octets("255a", hex("48616c6c6f"))).contains("Hallo");
        assertThat(DisplayHint.octets("2d-1d-1d,1d:1d:1d.1d,1a1d:1d", hex("07c80d0e0f101102")))
                .contains("1992-13-14,15:16:17.2");
        assertThat(DisplayHint.octets("1d.1d.1d.1d/2d", hex("7f000001a2b3"))).contains("127.0.0.1/41651");
        assertThat(DisplayHint.octets("*1x:/1x:", hex("020a0b0c"))).contains("0a:0b/0c");
        assertThat(DisplayHint.octets("2x:2x:2x:2x:2x:2x:2x:2x", hex("20010db8000000000000000000000001")))
                .contains("2001:0db8:0000:0000:0000:0000:0000:0001");
    }

    @Test
    void aHintThatIsNoneChangesNothing() {
        for (String hint : new String[] {"", "1", "1q", "x", "0a", "0x0x", "*", "*1", "1x*", "\u00df"}) {
            assertThat(DisplayHint.octets(hint, hex("0102ff")))
                    .as(hint)
                    .isIn(java.util.Optional.empty(), java.util.Optional.of("0102ff"), java.util.Optional.of("01"));
        }
    }

    @Test
    void theDeclaredTypeDecidesWhatOctetsAre() {
        var words = new ValueType(ValueType.Base.OCTET_STRING, "SnmpAdminString", "255t", Map.of(), -1);
        var station = new ValueType(ValueType.Base.OCTET_STRING, "MacAddress", "1x:", Map.of(), 6);
        assertThat(ValueText.octets(words, hex("43e91b00"), null)).contains("C\uFFFD\u241B");
        assertThat(ValueText.octets(station, hex("414243444546"), null)).contains("41:42:43:44:45:46");
    }

    @Test
    void bitsAreNamedFromTheLeft() {
        Map<Long, String> labels = Map.of(0L, "first", 9L, "tenth");
        assertThat(ValueText.bits(labels, hex("8040"))).isEqualTo("first(0), tenth(9)");
        assertThat(ValueText.bits(labels, hex("01"))).isEqualTo("7");
        assertThat(ValueText.bits(labels, hex("00"))).isEqualTo("none");
    }

    @Test
    void datesAreReadWithAndWithoutZone() {
        assertThat(ValueText.date(hex("07e60b160d1e0f00"))).contains("2022-11-22T13:30:15.0");
        assertThat(ValueText.date(hex("07e60b160d1e0f002b0100"))).contains("2022-11-22T13:30:15.0+01:00");
        assertThat(ValueText.date(hex("07e60d160d1e0f00"))).isEmpty();
        assertThat(ValueText.date(hex("07e60b"))).isEmpty();
    }

    @Test
    void addressesAreReadByTheirTypeOrTheirLength() {
        assertThat(ValueText.address(hex("0a000001"), null)).contains("10.0.0.1");
        assertThat(ValueText.address(hex("20010db8000000000000000000000001"), 2L))
                .contains("2001:db8:0:0:0:0:0:1");
        assertThat(ValueText.address(hex("0a00000100000007"), 3L)).contains("10.0.0.1%7");
        assertThat(ValueText.address(hex("686f7374"), 16L)).contains("host");
        assertThat(ValueText.address(hex("0a00"), null)).isEmpty();
    }

    @Test
    void ticksAreDaysAndTime() {
        assertThat(ValueText.ticks("9000123")).contains("1d 01:00:01.23");
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
