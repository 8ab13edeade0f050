package io.trapline.mediation.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts messages by sender. Bounded: who was silent longest makes room, and that is counted. Written by the
 * thread {@code sources}, read by any.
 */
final class SourceBook {

    static final int ROWS_MAX = 10_000;

    private record Key(String address, String dialect, String named) {

        // Asked for with every message: written out because it is cheaper so.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key(String a, String d, String n)
                    && named.equals(n)
                    && address.equals(a)
                    && dialect.equals(d);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * address.hashCode() + dialect.hashCode()) + named.hashCode();
        }
    }

    /** The one that spoke last at the end. */
    private final LinkedHashMap<Key, Source> sources = new LinkedHashMap<>(64, 0.75f, true);

    private final int rowsMax;
    private @Nullable Instant since;
    private long evicted;
    private long missed;

    SourceBook(int rowsMax) {
        this.rowsMax = rowsMax;
    }

    /** How many messages of this sender were counted; 0 for one that is new. */
    synchronized long counted(Spoken spoken) {
        Source source = sources.get(key(spoken));
        return source == null ? 0 : source.messages();
    }

    synchronized void add(Spoken spoken) {
        if (since == null) since = spoken.at();
        Key key = key(spoken);
        Source source = sources.get(key);
        if (source == null) {
            if (sources.size() >= rowsMax) {
                sources.pollFirstEntry();
                evicted++;
            }
            source = new Source(spoken);
            sources.put(key, source);
        }
        source.count(spoken);
    }

    synchronized void missed() {
        missed++;
    }

    synchronized SourcesView view(Instant now) {
        List<SourceRow> rows = new ArrayList<>(sources.size());
        for (Source source : sources.values()) rows.add(source.row(now));
        return new SourcesView(since == null ? now : since, evicted, rowsMax, missed, List.copyOf(rows.reversed()));
    }

    private static Key key(Spoken spoken) {
        return new Key(spoken.address(), spoken.dialect(), spoken.named());
    }
}
