package io.trapline.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can say in the main file, checked and completed with defaults.
 *
 * @param data folder of journals and state; made when missing
 * @param rules folders of rule files, read in order
 * @param bss null when no BSS is configured: every impact stays PENDING and the page says so
 */
public record Settings(
        Site site,
        Path data,
        List<Listener> listeners,
        Sources sources,
        Journal journal,
        List<Path> rules,
        @Nullable Bss bss,
        List<Destination> forwarders,
        Web web) {

    /** @param name installation name, part of ticket keys */
    public record Site(String name, ZoneId timezone) {}

    public enum ListenerType {
        SNMP_TRAP,
        SYSLOG
    }

    public enum Wire {
        UDP,
        TCP
    }

    /**
     * @param receiveBufferBytes asked of the kernel for UDP
     * @param communities accepted SNMP communities; empty accepts any (stored as {@code any})
     * @param messageBytesMax longer messages are cut and marked truncated
     * @param idleTimeout TCP connections without a byte for so long are closed
     * @param connectionsMax TCP connections at a time; more are closed and counted
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
            int connectionsMax) {}

    /** @param alias what is stored and shown instead of the community */
    public record Community(String alias, Secret community) {}

    /** @param trustedRelays networks in CIDR form whose inner addresses and host names are believed */
    public record Sources(List<String> trustedRelays) {}

    /**
     * @param reserveBytes free space at which intake brakes
     * @param keepBytes allocated size above which consumed roll files go, oldest first
     */
    public record Journal(long reserveBytes, long keepBytes) {}

    /**
     * @param views folder of SQL files, one per view
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

    public record Web(InetSocketAddress bind) {}
}
