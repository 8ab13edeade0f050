package io.trapline.mediation.alarm;

import io.trapline.agent.Envelope;
import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.rule.Verdict;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which device is meant, by evidence in a fixed order: v1 agent-addr or snmpTrapAddress.0 and the
 * syslog HOSTNAME, both only when the packet comes from a trusted relay; else the packet's source.
 */
public final class Identity {

    /**
     * What named the device.
     *
     * @param by {@code agentAddress}, {@code hostname} or {@code source}: where the name was found
     */
    public record Evidence(String by, AliasKind kind, String value) {

        /** Text for keys and people: {@code agentAddress=10.20.4.17}. */
        @Override
        public String toString() {
            return by + "=" + value;
        }

        /** The part of an alarm key that does not depend on where the name was found. */
        public String key(String namespace) {
            return namespace + "|" + kind.word() + "=" + value;
        }
    }

    private final List<Network> trustedRelays;

    /** @param trustedRelays networks in CIDR form */
    public Identity(List<String> trustedRelays) {
        this.trustedRelays = trustedRelays.stream().map(Network::parse).toList();
    }

    /** The best evidence there is; never fails, a record always has a source or says that it has none. */
    public Evidence of(Envelope envelope, Decoded decoded) {
        var source = envelope.source();
        InetAddress peer = source == null ? null : source.getAddress();
        if (peer != null && trusted(peer)) {
            Evidence inner = inner(decoded);
            if (inner != null) {
                return inner;
            }
        }
        return new Evidence("source", AliasKind.ADDRESS, peer == null ? "" : text(peer));
    }

    /** The identity of a fault in the words received. */
    public static AlarmKey key(String namespace, Evidence evidence, Verdict verdict) {
        var objects = verdict.objects();
        String object = objects.isEmpty()
                ? ""
                : objects.getFirst().kind().word() + "=" + objects.getFirst().value();
        return new AlarmKey(evidence.key(namespace), object, verdict.alarmType());
    }

    private boolean trusted(InetAddress peer) {
        for (Network network : trustedRelays) {
            if (network.contains(peer)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Evidence inner(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Trap trap -> {
                String address = trap.agentAddress();
                yield address == null || address.equals("0.0.0.0")
                        ? null
                        : new Evidence("agentAddress", AliasKind.ADDRESS, address);
            }
            case Decoded.SyslogMessage line -> {
                String host = line.hostname();
                yield host == null || host.isEmpty()
                        ? null
                        : looksLikeAddress(host)
                                ? new Evidence("hostname", AliasKind.ADDRESS, host)
                                : new Evidence("hostname", AliasKind.HOSTNAME, host.toLowerCase(java.util.Locale.ROOT));
            }
            case Decoded.Unreadable unreadable -> null;
        };
    }

    private static boolean looksLikeAddress(String host) {
        boolean dots = true;
        boolean colons = host.indexOf(':') >= 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            dots &= c == '.' || (c >= '0' && c <= '9');
            colons &= c == ':' || c == '.' || Character.digit(c, 16) >= 0;
        }
        return dots || colons;
    }

    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
