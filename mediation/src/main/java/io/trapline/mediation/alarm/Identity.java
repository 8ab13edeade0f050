package io.trapline.mediation.alarm;

import io.trapline.agent.Envelope;
import io.trapline.agent.Transport;
import io.trapline.config.Settings;
import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.decode.RoutingEngine;
import io.trapline.mediation.rule.Verdict;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which device is meant, by evidence in a configured order: v1 agent-addr or snmpTrapAddress.0 and the
 * syslog HOSTNAME, both only when the packet comes from a trusted relay; the engine of an authenticated
 * SNMPv3 trap, whoever brings it; the packet's source, which is always there.
 */
public final class Identity {

    private static final String HOSTNAME = "hostname";
    private static final String ENGINE = "engineId";

    /**
     * What named the device.
     *
     * @param by {@code agentAddress}, {@code engineId}, {@code hostname} or {@code source}: where the name was found
     */
    public record Evidence(String by, AliasKind kind, String value) {

        /** Text for keys and people: {@code agentAddress=10.20.4.17}. */
        @Override
        public String toString() {
            return by + "=" + value;
        }

        /** What {@link #toString} said. */
        public static Evidence parse(String text) {
            int equals = text.indexOf('=');
            String by = equals < 0 ? "" : text.substring(0, equals);
            String value = text.substring(equals + 1);
            AliasKind kind = switch (by) {
                case HOSTNAME -> looksLikeAddress(value) ? AliasKind.ADDRESS : AliasKind.HOSTNAME;
                case ENGINE -> AliasKind.ENGINE_ID;
                default -> AliasKind.ADDRESS;
            };
            return new Evidence(by, kind, value);
        }

        /** The part of an alarm key that does not depend on where the name was found. */
        public String key(String namespace) {
            return namespace + "|" + kind.word() + "=" + value;
        }
    }

    /**
     * A message says that somebody has something that should be one device's alone.
     *
     * @param holder who: {@code address=10.0.0.5}, or what an address says it is
     */
    public record Claimed(Claim claim, String holder) {}

    private final List<Network> trustedRelays;
    private final List<Settings.Evidence> order;

    /**
     * @param trustedRelays networks in CIDR form
     * @param order the best first; SOURCE ends it
     */
    public Identity(List<String> trustedRelays, List<Settings.Evidence> order) {
        this.trustedRelays = trustedRelays.stream().map(Network::parse).toList();
        this.order = List.copyOf(order);
    }

    /** The best evidence there is; never fails, a record always has a source or says that it has none. */
    public Evidence of(Envelope envelope, Decoded decoded) {
        var source = envelope.source();
        InetAddress peer = source == null ? null : source.getAddress();
        boolean trusted = peer != null && trusted(peer);
        for (Settings.Evidence wanted : order) {
            Evidence found = switch (wanted) {
                case AGENT_ADDRESS -> trusted ? agentAddress(decoded) : null;
                case HOSTNAME -> trusted ? hostname(decoded) : null;
                case ENGINE_ID -> engine(decoded);
                case SOURCE -> null;
            };
            if (found != null) {
                return found;
            }
            if (wanted == Settings.Evidence.SOURCE) {
                break;
            }
        }
        return new Evidence("source", AliasKind.ADDRESS, peer == null ? "" : text(peer));
    }

    /**
     * What a message claims for the one who sent it: its name, its engine, and for its address that this
     * name or engine has it. A trusted relay claims nothing for itself.
     */
    public List<Claimed> claims(Envelope envelope, Decoded decoded) {
        var source = envelope.source();
        if (source == null || envelope.transport() == Transport.NONE || trusted(source.getAddress())) {
            return List.of();
        }
        Evidence name = decoded instanceof Decoded.SyslogMessage line && !surely(line) ? null : name(decoded);
        if (name == null || name.kind() == AliasKind.ADDRESS || name.value().equals("localhost")) {
            return List.of();
        }
        String value = name.kind() == AliasKind.HOSTNAME ? shortName(name.value()) : name.value();
        var address = new Claim(envelope.namespace(), AliasKind.ADDRESS, text(source.getAddress()));
        var named = new Claim(envelope.namespace(), name.kind(), value);
        return List.of(new Claimed(named, address.toString()), new Claimed(address, named.toString()));
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

    private static @Nullable Evidence name(Decoded decoded) {
        Evidence engine = engine(decoded);
        return engine == null ? hostname(decoded) : engine;
    }

    /** True when a header names the host: in a line with half of one it may be any word. */
    private static boolean surely(Decoded.SyslogMessage line) {
        return line.format().equals("rfc5424")
                || line.timestamp() != null && (line.appName() != null || line.mnemonic() != null);
    }

    private static @Nullable Evidence agentAddress(Decoded decoded) {
        String address = decoded instanceof Decoded.Trap trap ? trap.agentAddress() : null;
        return address == null || address.equals("0.0.0.0")
                ? null
                : new Evidence("agentAddress", AliasKind.ADDRESS, address);
    }

    /** Of a trap: the engine that an inform names is ours. What is not authenticated proves nothing. */
    private static @Nullable Evidence engine(Decoded decoded) {
        if (!(decoded instanceof Decoded.Trap trap) || trap.pduType() == PduType.INFORM) {
            return null;
        }
        var v3 = trap.v3();
        return v3 == null || v3.engineId().isEmpty() || v3.securityLevel().equals("noAuthNoPriv")
                ? null
                : new Evidence(ENGINE, AliasKind.ENGINE_ID, v3.engineId());
    }

    private static @Nullable Evidence hostname(Decoded decoded) {
        String host = decoded instanceof Decoded.SyslogMessage line ? line.hostname() : null;
        if (host == null || host.isEmpty()) {
            return null;
        }
        return looksLikeAddress(host)
                ? new Evidence(HOSTNAME, AliasKind.ADDRESS, host)
                : new Evidence(HOSTNAME, AliasKind.HOSTNAME, RoutingEngine.chassis(host.toLowerCase(Locale.ROOT)));
    }

    /** Programs of one device write it with and without its domain. */
    private static String shortName(String host) {
        int dot = host.indexOf('.');
        return dot > 0 ? host.substring(0, dot) : host;
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
