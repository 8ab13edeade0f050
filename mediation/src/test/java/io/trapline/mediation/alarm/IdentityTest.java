package io.trapline.mediation.alarm;

import static io.trapline.config.Settings.Evidence.AGENT_ADDRESS;
import static io.trapline.config.Settings.Evidence.ENGINE_ID;
import static io.trapline.config.Settings.Evidence.HOSTNAME;
import static io.trapline.config.Settings.Evidence.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Envelope;
import io.trapline.agent.Kind;
import io.trapline.agent.Transport;
import io.trapline.config.Settings;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.decode.SyslogDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is meant: by the order that is configured, and by nothing that an untrusted sender says of itself. */
class IdentityTest {

    private static final String RELAY = "10.9.0.1";
    private static final String DEVICE = "10.0.0.7";

    @Test
    void theFirstEvidenceOfTheOrderThatIsThereDecides() {
        var trap = trap(PduType.TRAP_V2, "10.0.0.5", "authPriv");
        assertThat(of(RELAY, trap, AGENT_ADDRESS, ENGINE_ID, SOURCE)).isEqualTo("agentAddress=10.0.0.5");
        assertThat(of(RELAY, trap, ENGINE_ID, AGENT_ADDRESS, SOURCE)).isEqualTo("engineId=80aa");
        assertThat(of(RELAY, trap, HOSTNAME, SOURCE)).isEqualTo("source=10.9.0.1");
        assertThat(of(RELAY, trap, SOURCE, AGENT_ADDRESS)).isEqualTo("source=10.9.0.1");
        assertThat(of(RELAY, line("RE1-Core1"), HOSTNAME, SOURCE))
                .as("both routing engines are one device")
                .isEqualTo("hostname=core1");
        assertThat(of(RELAY, line("Core1"), AGENT_ADDRESS, HOSTNAME, SOURCE)).isEqualTo("hostname=core1");
    }

    @Test
    void onlyARelayIsBelievedAndAnEngineByItsKey() {
        var trap = trap(PduType.TRAP_V2, "10.0.0.5", "authNoPriv");
        assertThat(of(DEVICE, trap, AGENT_ADDRESS, SOURCE)).isEqualTo("source=10.0.0.7");
        assertThat(of(DEVICE, line("core1"), HOSTNAME, SOURCE)).isEqualTo("source=10.0.0.7");
        assertThat(of(DEVICE, trap, ENGINE_ID, SOURCE)).isEqualTo("engineId=80aa");
        assertThat(of(DEVICE, trap(PduType.TRAP_V2, null, "noAuthNoPriv"), ENGINE_ID, SOURCE))
                .isEqualTo("source=10.0.0.7");
    }

    /** The engine in an inform is the receiver's. */
    @Test
    void anInformDoesNotNameItsSendersEngine() {
        assertThat(of(DEVICE, trap(PduType.INFORM, null, "authPriv"), ENGINE_ID, SOURCE))
                .isEqualTo("source=10.0.0.7");
    }

    private static String of(String source, Decoded decoded, Settings.Evidence... order) {
        var from = new InetSocketAddress(source, 162);
        return new Identity(List.of("10.9.0.0/16"), List.of(order))
                .of(new Envelope(Kind.SNMP, Transport.UDP, "l", "", from, false), decoded)
                .toString();
    }

    private static Decoded line(String host) {
        byte[] bytes = ("<13>1 - " + host + " a - - - x").getBytes(StandardCharsets.UTF_8);
        return new SyslogDecoder().decode(bytes, Instant.EPOCH, ZoneOffset.UTC);
    }

    private static Decoded trap(PduType type, @Nullable String agent, String level) {
        return new Decoded.Trap(
                3,
                type,
                null,
                "user",
                1,
                "1.3.6.1.6.3.1.1.5.1",
                1L,
                agent,
                null,
                null,
                null,
                List.of(),
                0,
                new Decoded.V3("80aa", "80aa", "", level),
                null);
    }
}
