package io.trapline.web.query;

import io.trapline.mediation.source.SourceRow;
import io.trapline.mediation.source.SourcesView;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A filter over the senders. Those in trouble come first, then by address: the order does not follow who
 * spoke last, so that rows stay where they are.
 *
 * @param states silent, refused, unreadable, unknown, ok; empty means all
 * @param q substring of address, device, kind, listener or a reason; empty means all
 * @param limit at most so many rows
 */
public record SourceQuery(Set<String> states, String q, int limit) {

    /** Rows on the page. */
    public static final int SHOWN = 200;

    public static final int LIMIT_MAX = 10_000;

    public static final List<String> STATES = List.of("silent", "refused", "unreadable", "unknown", "ok");

    public static SourceQuery of(Params params) {
        return new SourceQuery(
                params.words("state", Set.copyOf(STATES)),
                params.text("q"),
                params.number("limit", SHOWN, 1, LIMIT_MAX));
    }

    public boolean filtered() {
        return !states.isEmpty() || !q.isEmpty();
    }

    /** All that fit, in order. */
    public List<SourceRow> rows(SourcesView view, Instant now) {
        return view.rows().stream()
                .filter(row -> states.isEmpty() || states.contains(row.state(now)))
                .filter(this::found)
                .sorted(Comparator.comparingInt((SourceRow row) -> STATES.indexOf(row.state(now)))
                        .thenComparing(SourceRow::address)
                        .thenComparing(SourceRow::kind)
                        .thenComparing(SourceRow::named))
                .toList();
    }

    private boolean found(SourceRow row) {
        return q.isEmpty()
                || Words.contains(row.address(), q)
                || Words.contains(row.device(), q)
                || Words.contains(row.named(), q)
                || Words.contains(row.kind(), q)
                || Words.contains(row.listener(), q)
                || row.reasons().keySet().stream().anyMatch(reason -> Words.contains(reason, q));
    }

    /** How many there are in each state, filtered or not. */
    public static Map<String, Long> counts(SourcesView view, Instant now) {
        Map<String, Long> counts = new LinkedHashMap<>();
        STATES.forEach(state -> counts.put(state, 0L));
        view.rows().forEach(row -> counts.merge(row.state(now), 1L, Long::sum));
        return counts;
    }

    /** The canonical query string. */
    public String text() {
        return new QueryText().add("state", states).add("q", q).toString();
    }
}
