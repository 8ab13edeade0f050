package io.trapline.agent.gate;

import io.trapline.agent.Networks;
import io.trapline.agent.Refusal;
import io.trapline.config.Settings.SnmpPolicy;
import io.trapline.config.Settings.SnmpVersion;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Asks first whether a version of SNMP may speak at all, and from that network; then the gate behind
 * it. What states no known version passes: it is kept masked, not believed. Safe for use by any thread.
 */
public final class PolicyGate implements Gate {

    private final SnmpPolicy policy;
    private final Networks v3Only;
    private final Gate behind;

    public PolicyGate(SnmpPolicy policy, Gate behind) {
        this.policy = policy;
        this.v3Only = new Networks(policy.v3OnlyFrom());
        this.behind = behind;
    }

    @Override
    public Verdict judge(byte[] message) {
        SnmpVersion version = version(message);
        return version == null || policy.versions().contains(version)
                ? behind.judge(message)
                : new Verdict.Refuse(Refusal.VERSION_NOT_ACCEPTED);
    }

    @Override
    public Verdict judge(InetAddress from, byte[] message) {
        if (!v3Only.isEmpty() && v3Only.contains(from) && version(message) != SnmpVersion.V3) {
            return new Verdict.Refuse(Refusal.V3_REQUIRED);
        }
        return judge(message);
    }

    /** What the message states in front (RFC 1157 section 4, RFC 1901 section 3, RFC 3412 section 6). */
    private static @Nullable SnmpVersion version(byte[] message) {
        var walk = new Ber(message);
        if (!walk.enterBroken(Ber.SEQUENCE) || !walk.next(Ber.INTEGER) || walk.end - walk.start != 1) {
            return null;
        }
        return switch (message[walk.start]) {
            case 0 -> SnmpVersion.V1;
            case 1 -> SnmpVersion.V2C;
            case 3 -> SnmpVersion.V3;
            default -> null;
        };
    }
}
