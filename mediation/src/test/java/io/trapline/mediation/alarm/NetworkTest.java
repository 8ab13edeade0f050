package io.trapline.mediation.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, 127.255.0.1, true",
        "127.0.0.0/8, 128.0.0.1, false",
        "10.20.4.16/30, 10.20.4.19, true",
        "10.20.4.16/30, 10.20.4.20, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::/32, 127.0.0.1, false",
    })
    void anAddressIsInsideOrNot(String range, String address, boolean inside) {
        assertThat(Network.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "relay.example", "::/129"})
    void anythingElseIsRefused(String range) {
        assertThatThrownBy(() -> Network.parse(range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no address range: " + range);
    }

    @Test
    void aNameIsNeverLookedUp() {
        assertThatThrownBy(() -> Network.parse("localhost")).isInstanceOf(IllegalArgumentException.class);
    }
}
