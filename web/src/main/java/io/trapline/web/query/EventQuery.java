package io.trapline.web.query;

import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.Readings;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A filter over the newest events.
 *
 * @param dispositions changed, repeated, noted, suppressed, retransmit, unreadable; empty means all
 * @param q substring of source, device, rule or what the message says; empty means all
 */
public record EventQuery(Set<String> dispositions, String q) {

    /** Events on the page. */
    public static final int SHOWN = 200;
    /** Newest events among which a filter looks; more would read too much of the journal each second. */
    public static final int SEARCHED = 2_000;

    public static final List<String> DISPOSITIONS =
            List.of("changed", "repeated", "noted", "suppressed", "retransmit", "unreadable");

    public static EventQuery of(Params params) {
        return new EventQuery(params.words("disposition", Set.copyOf(DISPOSITIONS)), params.text("q"));
    }

    public boolean filtered() {
        return !dispositions.isEmpty() || !q.isEmpty();
    }

    /** @param line what a message says in one line */
    public List<EventRow> rows(Readings readings, Function<EventRow, String> line) {
        if (!filtered()) return readings.events(SHOWN);
        return readings.events(SEARCHED).stream()
                .filter(event -> dispositions.isEmpty() || dispositions.contains(event.disposition()))
                .filter(event -> q.isEmpty() || found(event, line))
                .limit(SHOWN)
                .toList();
    }

    private boolean found(EventRow event, Function<EventRow, String> line) {
        return Words.contains(event.source(), q)
                || Words.contains(event.device(), q)
                || Words.contains(event.ruleId(), q)
                || Words.contains(line.apply(event), q);
    }

    /** The canonical query string. */
    public String text() {
        return new QueryText().add("disposition", dispositions).add("q", q).toString();
    }
}
