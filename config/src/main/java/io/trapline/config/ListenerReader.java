package io.trapline.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the list of listeners: what each type and transport can be told, and nothing it would ignore. */
final class ListenerReader {

    private static final String RECEIVE_BUFFER = "8MiB";
    private static final String MESSAGE = "64KiB";
    private static final String IDLE = "10m";
    private static final String CONNECTIONS = "1024";

    private final Binds binds;
    private final TlsReader tls;
    private final Names names = new Names();

    ListenerReader(Binds binds, TlsReader tls) {
        this.binds = binds;
        this.tls = tls;
    }

    List<Settings.Listener> listeners(Section top) {
        Entry list = top.required("listeners");
        if (list.isBroken()) {
            return List.of();
        }
        List<Settings.Listener> listeners = new ArrayList<>();
        List<Entry> entries = list.list();
        if (entries.isEmpty()) {
            list.error(Codes.FORMAT, "is an empty list: nothing would be received");
        }
        for (Entry entry : entries) {
            entry.section().map(this::listener).ifPresent(listeners::add);
        }
        return listeners;
    }

    private Settings.Listener listener(Section section) {
        try (Section s = section) {
            String name = names.claim(s.required("name"));
            Entry typed = s.required("type");
            Settings.ListenerType type = typed.word(Settings.ListenerType.values(), ListenerReader::word);
            Entry wired = s.optional("transport", "udp");
            Settings.Wire wire = wired.word(Settings.Wire.values(), ListenerReader::word);
            boolean traps = type == Settings.ListenerType.SNMP_TRAP && !typed.isBroken();
            if (traps && (wire == Settings.Wire.TLS || wire == Settings.Wire.RELP)) {
                wired.error(Codes.FORMAT, "a snmp-trap listener speaks udp or tcp; SNMPv3 brings its own security");
            }
            return new Settings.Listener(
                    name,
                    type,
                    wire,
                    binds.claim(name, wire, s.required("bind")),
                    receiveBuffer(s, wire),
                    communities(s, type, typed.isBroken()),
                    messageMax(s, type),
                    idleTimeout(s, wire),
                    connectionsMax(s, wire),
                    snmp(s, type, typed.isBroken()),
                    tls.tls(s, wire, wired),
                    trustedProxies(s, wire),
                    namespace(s));
        }
    }

    private static List<String> trustedProxies(Section s, Settings.Wire wire) {
        if (!wire.stream()) {
            s.pointless("trusted_proxies", "the PROXY protocol needs connections");
            return List.of();
        }
        return s.list("trusted_proxies").stream().map(Entry::network).toList();
    }

    private static String namespace(Section s) {
        Entry namespace = s.optional("namespace");
        return namespace == null ? "" : namespace.name();
    }

    private static int receiveBuffer(Section s, Settings.Wire wire) {
        if (wire.stream()) {
            s.pointless("receive_buffer", "TCP slows its sender down instead of losing");
            return 0;
        }
        return (int) s.optional("receive_buffer", RECEIVE_BUFFER).size("64KiB", "1023MiB");
    }

    private static int messageMax(Section s, Settings.ListenerType type) {
        if (type == Settings.ListenerType.SNMP_TRAP) {
            s.pointless("max_message", "a trap is at most 64KiB");
            return 65_535;
        }
        return (int) s.optional("max_message", MESSAGE).size("480B", "1MiB");
    }

    private static Duration idleTimeout(Section s, Settings.Wire wire) {
        if (!wire.stream()) {
            s.pointless("idle_timeout", "UDP has no connections");
            return Duration.ofMinutes(10);
        }
        return s.optional("idle_timeout", IDLE).duration("1s", "7d");
    }

    private static int connectionsMax(Section s, Settings.Wire wire) {
        if (!wire.stream()) {
            s.pointless("max_connections", "UDP has no connections");
            return 0;
        }
        return s.optional("max_connections", CONNECTIONS).whole(1, 100_000);
    }

    private static List<Settings.Community> communities(Section s, Settings.ListenerType type, boolean unsure) {
        if (type == Settings.ListenerType.SYSLOG && !unsure) {
            s.pointless("communities", "only SNMP has communities");
            return List.of();
        }
        Names aliases = new Names();
        Map<String, String> seen = new HashMap<>();
        List<Settings.Community> communities = new ArrayList<>();
        for (Section section : s.sections("communities")) {
            try (Section c = section) {
                String alias = aliases.claim(c.required("alias"));
                Entry entry = c.required("community");
                Secret community = entry.secret();
                String before = entry.isBroken() ? null : seen.putIfAbsent(community.reveal(), entry.place());
                if (before != null) {
                    entry.errorHidden(
                            Codes.DUPLICATE_NAME, "is the same community as at " + before + "; one alias is enough");
                }
                communities.add(new Settings.Community(alias, community));
            }
        }
        return communities;
    }

    private static Settings.SnmpPolicy snmp(Section s, Settings.ListenerType type, boolean unsure) {
        if (type == Settings.ListenerType.SYSLOG && !unsure) {
            s.pointless("versions", "only SNMP has versions");
            s.pointless("v3_only_from", "only SNMP has versions");
            return Settings.SnmpPolicy.OPEN;
        }
        Set<Settings.SnmpVersion> versions = EnumSet.noneOf(Settings.SnmpVersion.class);
        Entry list = s.optional("versions");
        for (Entry entry : list == null ? List.<Entry>of() : list.oneOrMore()) {
            if (!versions.add(entry.word(Settings.SnmpVersion.values(), ListenerReader::word)) && !entry.isBroken()) {
                entry.error(Codes.DUPLICATE_NAME, "is listed twice");
            }
        }
        Entry only = s.optional("v3_only_from");
        List<String> networks = only == null
                ? List.of()
                : only.list().stream().map(Entry::network).toList();
        if (only != null && !networks.isEmpty() && !versions.isEmpty()) {
            if (!versions.contains(Settings.SnmpVersion.V3)) {
                only.error(Codes.FORMAT, "asks for v3, which \"versions\" does not accept");
            } else if (versions.size() == 1) {
                only.error(Codes.POINTLESS, "does nothing: \"versions\" accepts v3 alone");
            }
        }
        return new Settings.SnmpPolicy(
                versions.isEmpty() ? Settings.SnmpPolicy.OPEN.versions() : Set.copyOf(versions), networks);
    }

    /** As written in the file: {@code SNMP_TRAP} is {@code snmp-trap}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
