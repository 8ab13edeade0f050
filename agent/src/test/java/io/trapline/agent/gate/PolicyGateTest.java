package io.trapline.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Refusal;
import io.trapline.config.Settings.SnmpPolicy;
import io.trapline.config.Settings.SnmpVersion;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version may speak, and from where. */
class PolicyGateTest {

    private static final byte[] V1 = HexFormat.of().parseHex("30060201000401" + "61");
    private static final byte[] V2C = HexFormat.of().parseHex("30060201010401" + "61");
    private static final byte[] V3 = HexFormat.of().parseHex("3006020103300102");
    private static final byte[] JUNK = {1, 2, 3};
    private static final Verdict KEPT = new Verdict.Keep(JUNK);

    private static Gate gate(Set<SnmpVersion> versions, String... v3Only) {
        return new PolicyGate(new SnmpPolicy(versions, List.of(v3Only)), message -> KEPT);
    }

    @Test
    void aVersionThatIsNotListedIsRefused() {
        var gate = gate(Set.of(SnmpVersion.V2C));
        var refused = new Verdict.Refuse(Refusal.VERSION_NOT_ACCEPTED);
        assertThat(gate.judge(V1)).isEqualTo(refused);
        assertThat(gate.judge(V2C)).isEqualTo(KEPT);
        assertThat(gate.judge(V3)).isEqualTo(refused);
        assertThat(gate.judge(JUNK)).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.1, true", "10.19.255.255, false", "10.24.0.0, false", "10.23.255.255, true",
        "2001:db8::1, true", "2001:db9::1, false", "192.0.2.7, true", "192.0.2.8, false"
    })
    void fromSomeNetworksV3AloneIsTaken(String from, boolean v3Only) {
        var gate = gate(Set.of(SnmpVersion.values()), "10.20.0.0/14", "2001:db8::/32", "192.0.2.7/32");
        var address = InetAddress.ofLiteral(from);
        Verdict other = v3Only ? new Verdict.Refuse(Refusal.V3_REQUIRED) : KEPT;
        assertThat(gate.judge(address, V1)).isEqualTo(other);
        assertThat(gate.judge(address, V2C)).isEqualTo(other);
        assertThat(gate.judge(address, JUNK)).isEqualTo(other);
        assertThat(gate.judge(address, V3)).isEqualTo(KEPT);
    }
}
