package io.trapline.mediation.inbox;

import io.trapline.mediation.Decoded;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts unknown traps by group; what finds no place is counted too. Owned by one thread. */
final class InboxTable {

    static final int GROUPS_MAX = 1_000;

    /** A sample that is larger is not kept beyond its record: all samples together are bounded. */
    static final int SAMPLE_BYTES_MAX = 65_536;

    /** Everything that a restart needs. */
    record Counts(long cursor, Instant since, long total, long overflow, long gone) {}

    private final Map<InboxGroup, InboxRow> rows = new HashMap<>();
    private Counts counts;
    private long version;

    InboxTable(Counts counts, List<InboxRow> kept) {
        this.counts = counts;
        kept.forEach(row -> rows.put(row.group(), row));
    }

    /** Number of the newest outcome that is counted. */
    long cursor() {
        return counts.cursor();
    }

    Counts counts() {
        return counts;
    }

    void passed(long number) {
        counts = new Counts(number, counts.since(), counts.total(), counts.overflow(), counts.gone());
    }

    /** The record of an unknown message is no longer kept. */
    void gone() {
        counts = new Counts(counts.cursor(), counts.since(), counts.total() + 1, counts.overflow(), counts.gone() + 1);
        version++;
    }

    void add(long record, Instant at, String source, byte[] bytes, Decoded.Trap trap) {
        version++;
        InboxGroup group = InboxGroup.of(trap);
        InboxRow before = rows.get(group);
        boolean full = before == null && (rows.size() >= GROUPS_MAX || bytes.length > SAMPLE_BYTES_MAX);
        counts = new Counts(
                counts.cursor(), counts.since(), counts.total() + 1, counts.overflow() + (full ? 1 : 0), counts.gone());
        if (full) {
            return;
        }
        rows.put(
                group,
                before == null
                        ? new InboxRow(group, 1, at, at, record, source, bytes, trap)
                        : new InboxRow(
                                group,
                                before.count() + 1,
                                before.first(),
                                at,
                                before.sampleRecord(),
                                before.source(),
                                before.sample(),
                                before.decoded()));
    }

    InboxView view() {
        return new InboxView(
                version,
                counts.since(),
                counts.total(),
                counts.overflow(),
                counts.gone(),
                GROUPS_MAX,
                rows.values().stream()
                        .sorted(Comparator.comparing(InboxRow::last)
                                .reversed()
                                .thenComparing(row -> row.group().trapOid())
                                .thenComparing(InboxRow::sampleRecord))
                        .toList());
    }

    long version() {
        return version;
    }
}
