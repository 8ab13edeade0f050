package io.trapline.agent.listen;

import io.trapline.agent.Networks;
import io.trapline.config.Settings;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What each source may send to one datagram listener: a bucket of messages per address that fills at a
 * rate. What comes while the bucket is empty is a flood: counted, with a few samples, and told in one
 * record now and then instead of being kept one by one. Trusted relays speak for many: each host that they
 * name has a bucket, and what names none has no limit.
 *
 * <p>It is asked before a message is copied, judged or journaled, so that a flood costs little. Forged
 * sources have a bucket each: against them only the network helps. Owned by the event loop of its socket.
 */
final class FairShare {

    /** Sources remembered; the one not heard of for longest is forgotten and begins with a full bucket. */
    static final int SOURCES_MAX = 65_536;

    /** Floods told one by one at a time; those of more sources are only counted. */
    static final int FLOODS_MAX = 1_000;

    static final int SAMPLES_MAX = 3;
    static final int SAMPLE_BYTES_MAX = 256;

    /** A flood that goes on is told this often. */
    static final long TELL_NANOS = 10_000_000_000L;

    /** Nothing beyond the share for so long, and the flood is over. */
    static final long CALM_NANOS = 10_000_000_000L;

    private static final double NANOS = 1e9;

    /**
     * Who has a bucket.
     *
     * @param host behind a relay; empty for the address itself
     */
    record Source(InetAddress address, String host) {}

    /**
     * What came of a source beyond its share since it was told last.
     *
     * @param over true when the flood has ended; then the count is 0
     */
    record Flood(Source source, boolean over, long count, Instant first, Instant last, List<byte[]> samples) {}

    private static final class Bucket {
        private double tokens;
        private long at;
    }

    private static final class Surplus {
        private long count;
        private Instant first = Instant.EPOCH;
        private Instant last = Instant.EPOCH;
        private long lastNanos;
        private long toldNanos;
        private boolean told;
        private List<byte[]> samples = new ArrayList<>();
    }

    private final Settings.Share share;
    private final Networks relays;
    private final Map<Source, Surplus> floods = new LinkedHashMap<>();
    private final Map<Source, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Bucket> eldest) {
            return size() > SOURCES_MAX;
        }
    };

    FairShare(Settings.Sources sources) {
        this.share = sources.share();
        this.relays = new Networks(sources.trustedRelays());
    }

    /** Whose share a message comes out of; null for a relay's that names no host. */
    @Nullable
    Source source(InetAddress from, Supplier<String> host) {
        if (!relays.contains(from)) {
            return new Source(from, "");
        }
        String name = host.get();
        return name.isEmpty() ? null : new Source(from, name);
    }

    /** True when the source may have this message kept; takes it from its share. */
    boolean takes(Source source, long nanos) {
        var bucket = buckets.get(source);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = share.burst();
            bucket.at = nanos;
            buckets.put(source, bucket);
        }
        bucket.tokens = Math.min(share.burst(), bucket.tokens + (nanos - bucket.at) * (share.rate() / NANOS));
        bucket.at = nanos;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }

    /** Counts a message beyond the share; true when it is wanted as a sample. */
    boolean beyond(Source source, long nanos, Instant now) {
        var surplus = floods.get(source);
        if (surplus == null) {
            if (floods.size() >= FLOODS_MAX) {
                return false;
            }
            surplus = new Surplus();
            floods.put(source, surplus);
        }
        if (surplus.count++ == 0) {
            surplus.first = now;
        }
        surplus.last = now;
        surplus.lastNanos = nanos;
        return surplus.samples.size() < SAMPLES_MAX;
    }

    /** @param stored without its secrets; only the beginning is kept */
    void sample(Source source, byte[] stored) {
        var surplus = floods.get(source);
        if (surplus != null) {
            surplus.samples.add(
                    stored.length <= SAMPLE_BYTES_MAX ? stored : java.util.Arrays.copyOf(stored, SAMPLE_BYTES_MAX));
        }
    }

    /** Floods to be told now: new ones, those not told for a while, and those that are over. */
    List<Flood> due(long nanos) {
        return take(nanos, false);
    }

    /** Everything that was counted and not told yet. */
    List<Flood> rest(long nanos) {
        return take(nanos, true);
    }

    private List<Flood> take(long nanos, boolean all) {
        if (floods.isEmpty()) {
            return List.of();
        }
        var due = new ArrayList<Flood>();
        for (Iterator<Map.Entry<Source, Surplus>> each = floods.entrySet().iterator(); each.hasNext(); ) {
            var entry = each.next();
            var surplus = entry.getValue();
            boolean again = all || !surplus.told || nanos - surplus.toldNanos >= TELL_NANOS;
            if (surplus.count > 0 && again) {
                due.add(flood(entry.getKey(), surplus, false));
                surplus.told = true;
                surplus.toldNanos = nanos;
                surplus.count = 0;
                surplus.samples = new ArrayList<>();
            } else if (surplus.count == 0 && nanos - surplus.lastNanos >= CALM_NANOS) {
                due.add(flood(entry.getKey(), surplus, true));
                each.remove();
            }
        }
        return due;
    }

    private static Flood flood(Source source, Surplus surplus, boolean over) {
        return new Flood(source, over, surplus.count, surplus.first, surplus.last, List.copyOf(surplus.samples));
    }
}
