package io.trapline.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can say in the main file, checked and completed with defaults.
 *
 * @param data folder of journals and state; made when missing
 * @param v3Users who may speak SNMPv3, the same at every listener; empty for nobody
 * @param rules folders of rule files, read in order
 * @param mibs folder of MIB modules, watched; may be missing
 * @param bss null when no BSS is configured: every impact stays PENDING and the page says so
 * @param eventFiles files that get every event; no two of the same path
 * @param polling null where no device is asked for anything
 */
public record Settings(
        Site site,
        Path data,
        List<Listener> listeners,
        List<V3User> v3Users,
        Sources sources,
        Journal journal,
        List<Path> rules,
        Path mibs,
        @Nullable Bss bss,
        List<Destination> forwarders,
        List<EventFile> eventFiles,
        Web web,
        Northbound northbound,
        @Nullable Polling polling,
        ScoreWeights score) {

    /** @param name installation name, part of ticket keys */
    public record Site(String name, ZoneId timezone) {}

    public enum ListenerType {
        SNMP_TRAP,
        SYSLOG
    }

    /** How messages come: datagrams, or streams of three kinds. */
    public enum Wire {
        UDP,
        TCP,
        /** Syslog over TLS (RFC 5425). */
        TLS,
        /** Syslog acknowledged by the receiver; with or without TLS below it. */
        RELP;

        /** True for everything that runs over TCP. */
        public boolean stream() {
            return this != UDP;
        }
    }

    /**
     * @param receiveBufferBytes asked of the kernel for UDP
     * @param communities accepted SNMP communities; empty accepts any (stored as {@code any})
     * @param messageBytesMax longer messages are cut and marked truncated
     * @param idleTimeout TCP connections without a byte for so long are closed
     * @param connectionsMax TCP connections at a time; more are closed and counted
     * @param snmp which SNMP may speak; without meaning for syslog
     * @param tls null for a socket in the clear
     * @param trustedProxies networks in CIDR form whose connections begin with a PROXY header
     * @param namespace address plan of what sends here; empty for the default one
     */
    public record Listener(
            String name,
            ListenerType type,
            Wire wire,
            InetSocketAddress bind,
            int receiveBufferBytes,
            List<Community> communities,
            int messageBytesMax,
            Duration idleTimeout,
            int connectionsMax,
            SnmpPolicy snmp,
            @Nullable Tls tls,
            List<String> trustedProxies,
            String namespace) {

        /** One in the clear that takes every version of SNMP from everybody. */
        public Listener(
                String name,
                ListenerType type,
                Wire wire,
                InetSocketAddress bind,
                int receiveBufferBytes,
                List<Community> communities,
                int messageBytesMax,
                Duration idleTimeout,
                int connectionsMax) {
            this(
                    name,
                    type,
                    wire,
                    bind,
                    receiveBufferBytes,
                    communities,
                    messageBytesMax,
                    idleTimeout,
                    connectionsMax,
                    SnmpPolicy.OPEN,
                    null,
                    List.of(),
                    "");
        }
    }

    /**
     * Files in PEM form, read again when they change.
     *
     * @param cert the server's certificate and those between it and its authority
     * @param clientCa authorities of clients; null asks no client for a certificate
     */
    public record Tls(Path cert, Path key, @Nullable Path clientCa) {}

    public enum SnmpVersion {
        V1,
        V2C,
        V3
    }

    /**
     * @param versions that are accepted, at least one
     * @param v3OnlyFrom networks in CIDR form from which SNMPv3 alone is accepted
     */
    public record SnmpPolicy(Set<SnmpVersion> versions, List<String> v3OnlyFrom) {

        /** Every version from everybody. */
        public static final SnmpPolicy OPEN = new SnmpPolicy(Set.of(SnmpVersion.values()), List.of());
    }

    /**
     * One user of SNMPv3 (RFC 3414). What it has says its security level: a message with less is refused.
     *
     * @param auth null for none; always with a password
     * @param priv null for none; only with {@code auth}
     * @param engines engine IDs in lower-case hex that its traps may come from; empty for any
     */
    public record V3User(
            String name,
            @Nullable V3Auth auth,
            @Nullable Secret authPassword,
            @Nullable V3Priv priv,
            @Nullable Secret privPassword,
            List<String> engines) {}

    /** Authentication of SNMPv3 (RFC 3414, RFC 7860). */
    public enum V3Auth {
        MD5("MD5"),
        SHA_1("SHA-1"),
        SHA_224("SHA-224"),
        SHA_256("SHA-256"),
        SHA_384("SHA-384"),
        SHA_512("SHA-512");

        private final String word;

        V3Auth(String word) {
            this.word = word;
        }

        /** As written in the file. */
        public String word() {
            return word;
        }
    }

    /** Privacy of SNMPv3 (RFC 3414, RFC 3826 and the drafts for 3DES and longer AES keys). */
    public enum V3Priv {
        DES("DES"),
        TRIPLE_DES("3DES"),
        AES_128("AES-128"),
        AES_192("AES-192"),
        AES_256("AES-256");

        private final String word;

        V3Priv(String word) {
            this.word = word;
        }

        /** As written in the file. */
        public String word() {
            return word;
        }
    }

    /** @param alias what is stored and shown instead of the community */
    public record Community(String alias, Secret community) {}

    /** What can name a device. */
    public enum Evidence {
        /** snmpTrapAddress.0 or the agent-addr of SNMPv1, of a trusted relay. */
        AGENT_ADDRESS,
        /** The engine of an authenticated SNMPv3 message, whoever brings it. */
        ENGINE_ID,
        /** The HOSTNAME of a syslog message, of a trusted relay. */
        HOSTNAME,
        /** Where the packet came from; always there. */
        SOURCE
    }

    /**
     * @param trustedRelays networks in CIDR form whose inner addresses and host names are believed
     * @param evidence what names a device, the best first; ends with SOURCE
     * @param timezones of device clocks that do not say theirs; the first that fits counts
     */
    public record Sources(List<String> trustedRelays, List<Evidence> evidence, Share share, List<ZoneOf> timezones) {

        /** The order when nothing else is configured. */
        public static final List<Evidence> ORDER = List.of(Evidence.AGENT_ADDRESS, Evidence.HOSTNAME, Evidence.SOURCE);

        /** Nobody is a relay, everybody has the usual share. */
        public static final Sources DEFAULT = new Sources(List.of(), ORDER, Share.DEFAULT, List.of());
    }

    /** @param networks in CIDR form that messages come from */
    public record ZoneOf(List<String> networks, ZoneId timezone) {}

    /**
     * What one source may have kept at one UDP listener. What is beyond is counted and told in summary.
     *
     * @param rate messages a second
     * @param burst messages at once, after a time of quiet
     */
    public record Share(int rate, int burst) {

        public static final Share DEFAULT = new Share(10_000, 100_000);
    }

    /**
     * @param reserveBytes free space at which intake brakes
     * @param keepBytes allocated size above which consumed roll files go, oldest first
     */
    public record Journal(long reserveBytes, long keepBytes) {}

    /**
     * @param views folder of SQL files, one per view
     * @param pool connections at a time: one for a full read, one for notices, one for changes beside these
     * @param refresh how often the BSS is read in full
     * @param notifyChannel PostgreSQL LISTEN channel that asks for a read at once; null for none
     * @param loadTimeout a read that takes longer is given up
     * @param shrinkPercentMax a version that lost more rows than this is refused
     */
    public record Bss(
            String url,
            String user,
            Secret password,
            Path views,
            int pool,
            Duration refresh,
            @Nullable String notifyChannel,
            Duration loadTimeout,
            int shrinkPercentMax) {}

    /**
     * A webhook that takes tickets.
     *
     * @param groupingWait how long an alarm must stand before a ticket is opened
     * @param backoffMin first wait after a failure, doubled up to {@code backoffMax}
     * @param giveUpAfter a request that failed for so long is parked
     */
    public record Destination(
            String name,
            URI url,
            @Nullable Secret token,
            Duration groupingWait,
            Duration requestTimeout,
            Duration backoffMin,
            Duration backoffMax,
            Duration giveUpAfter) {}

    /**
     * A file that gets every event as one line.
     *
     * @param rotateBytes a file that has grown to this size is put aside and a new one begun
     * @param filesKept files put aside that are kept; the oldest goes first
     */
    public record EventFile(String name, Path path, long rotateBytes, int filesKept) {}

    /**
     * TMF642 on the address of the pages.
     *
     * @param callbacks addresses below which listeners may be told; empty lets nobody register
     * @param giveUpAfter a listener that takes nothing for so long is forgotten
     */
    public record Northbound(List<URI> callbacks, Duration requestTimeout, Duration giveUpAfter) {}

    /**
     * Questions to devices whose clears may have been lost.
     *
     * @param targets of those whose networks have an address, the first counts
     * @param rate questions a second at most
     * @param retries a question without an answer is repeated so often
     */
    public record Polling(List<PollTarget> targets, int rate, Duration timeout, int retries) {}

    /**
     * Devices that are asked, and by whom: one of {@code community} and {@code user} is there.
     *
     * @param networks in CIDR form, at least one
     * @param alarmTable true where alarmActiveTable (RFC 3877) is read
     */
    public record PollTarget(
            List<String> networks,
            int port,
            @Nullable Secret community,
            @Nullable V3User user,
            boolean alarmTable) {}

    /**
     * Pages and API.
     *
     * @param tls null for plain HTTP
     * @param auth null where nobody has to log in, which is so on loopback only
     */
    public record Web(
            InetSocketAddress bind,
            @Nullable Tls tls,
            @Nullable Auth auth) {

        /** Plain and open to all who reach it. */
        public Web(InetSocketAddress bind) {
            this(bind, null, null);
        }
    }

    /**
     * How people and programs show who they are.
     *
     * @param local users of our own, with passwords
     * @param sessionIdle a session that was not used for so long is over
     * @param sessionMax a session is over after so long, used or not
     * @param hideRevenueFrom roles that see no money
     * @param hideNamesFrom roles that see no names of people and no ways to reach them
     * @param proxy null when no proxy is believed
     * @param oidc null without an identity provider
     */
    public record Auth(
            boolean local,
            Duration sessionIdle,
            Duration sessionMax,
            Set<WebRole> hideRevenueFrom,
            Set<WebRole> hideNamesFrom,
            @Nullable Proxy proxy,
            @Nullable Oidc oidc) {}

    public enum WebRole {
        VIEWER,
        OPERATOR,
        ADMIN
    }

    /**
     * A proxy that has asked already who it is.
     *
     * @param networks in CIDR form, from which the header is believed
     * @param userHeader holds the name of one of our users
     */
    public record Proxy(List<String> networks, String userHeader) {}

    /**
     * An identity provider that speaks OpenID Connect.
     *
     * @param publicUrl where browsers reach us, without a path
     * @param nameClaim of the ID token, shown and written down as who acts
     * @param roleClaim of the ID token, a text or a list of texts
     * @param roles what it must hold for each role; the highest counts
     * @param vnoClaim of the ID token, a list of virtual operators; null lets everybody see all
     */
    public record Oidc(
            URI issuer,
            String clientId,
            Secret clientSecret,
            URI publicUrl,
            String nameClaim,
            String roleClaim,
            List<RoleWord> roles,
            @Nullable String vnoClaim) {}

    /** @param word of the role claim that stands for a role */
    public record RoleWord(String word, WebRole role) {}
}
