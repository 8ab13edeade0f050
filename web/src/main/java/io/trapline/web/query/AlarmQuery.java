package io.trapline.web.query;

import static io.trapline.web.query.Words.contains;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.TicketRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter over the alarms on the board, open ones first, newest raise first.
 *
 * @param severities words of X.733; empty means all
 * @param states {@code open}, {@code cleared}; empty means both
 * @param acks {@code yes}, {@code no}; empty means both
 * @param impacts {@code known}, {@code unknown} or a reason word in lower case; empty means all
 * @param q substring of id, device, object, problem, cause, rule or ticket; empty means all
 */
public record AlarmQuery(
        Set<String> severities,
        Set<String> states,
        Set<String> acks,
        Set<String> impacts,
        String q,
        int limit,
        @Nullable String cursor) {

    /** The impact word that stands for every reason except {@code known}. */
    public static final String UNKNOWN = "unknown";

    private static final Set<String> STATES = Set.of("open", "cleared");
    private static final Set<String> ACKS = Set.of("yes", "no");

    /** Known, unknown, and each reason of an unknown impact. */
    private static final Set<String> IMPACTS = impactWords();

    private static Set<String> impactWords() {
        Set<String> words = new LinkedHashSet<>(List.of("known", UNKNOWN));
        for (Impact.Reason reason : Impact.Reason.values())
            words.add(reason.name().toLowerCase(Locale.ROOT));
        return words;
    }

    public static AlarmQuery of(Params params) {
        Cursor cursor = Cursor.of(params, Cursor.ALARMS);
        return new AlarmQuery(
                params.words("severity", Words.SEVERITIES),
                params.words("state", STATES),
                params.words("ack", ACKS),
                params.words("impact", IMPACTS),
                params.text("q"),
                params.number("limit", CustomerQuery.LIMIT_DEFAULT, 1, CustomerQuery.LIMIT_MAX),
                cursor == null ? null : cursor.text());
    }

    public Page<AlarmRow> page(BoardIndex index) {
        Cursor after = cursor == null ? null : Cursor.read(cursor);
        List<AlarmRow> items = new ArrayList<>(Math.min(limit, 128));
        long total = 0;
        boolean more = false;
        for (AlarmRow row : index.alarms()) {
            if (!matches(row)) continue;
            total++;
            if (after != null && !isAfter(row, after)) continue;
            if (items.size() < limit) items.add(row);
            else more = true;
        }
        return new Page<>(
                List.copyOf(items), total, more ? cursorOf(items.getLast()).text() : null);
    }

    public boolean matches(AlarmRow row) {
        return (severities.isEmpty() || severities.contains(row.severity().word()))
                && (states.isEmpty() || states.contains(row.clearedAt() == null ? "open" : "cleared"))
                && (acks.isEmpty() || acks.contains(row.acknowledged() ? "yes" : "no"))
                && (impacts.isEmpty() || impactFits(row.impact()))
                && (q.isEmpty() || found(row));
    }

    private boolean impactFits(String impact) {
        return impacts.stream().anyMatch(impact::equalsIgnoreCase)
                || (impacts.contains(UNKNOWN) && !impact.equalsIgnoreCase("known"));
    }

    private boolean found(AlarmRow row) {
        return contains(row.alarmId(), q)
                || contains(row.device(), q)
                || contains(row.object(), q)
                || contains(row.where(), q)
                || contains(row.specificProblem(), q)
                || contains(row.probableCause(), q)
                || contains(row.ruleId(), q)
                || row.tickets().stream().map(TicketRow::reference).anyMatch(r -> r != null && contains(r, q));
    }

    /** Rank 0 is open, 1 is cleared. */
    private static Cursor cursorOf(AlarmRow row) {
        return new Cursor(Cursor.ALARMS, row.clearedAt() == null ? 0 : 1, row.raisedAt(), row.alarmId());
    }

    private static boolean isAfter(AlarmRow row, Cursor cursor) {
        Cursor own = cursorOf(row);
        if (own.rank() != cursor.rank()) return own.rank() > cursor.rank();
        int time = own.time().compareTo(cursor.time());
        return time != 0 ? time < 0 : own.id().compareTo(cursor.id()) > 0;
    }

    public boolean filtered() {
        return !text().isEmpty();
    }

    public AlarmQuery from(@Nullable String otherCursor) {
        return new AlarmQuery(severities, states, acks, impacts, q, limit, otherCursor);
    }

    /** The canonical query string: the same filter is the same text. */
    public String text() {
        return rowText()
                .add("limit", limit == CustomerQuery.LIMIT_DEFAULT ? "" : Integer.toString(limit))
                .add("cursor", cursor == null ? "" : cursor)
                .toString();
    }

    /** Only which rows: what an export or a bulk action is about. */
    public String rowsText() {
        return rowText().toString();
    }

    private QueryText rowText() {
        return new QueryText()
                .add("severity", severities)
                .add("state", states)
                .add("ack", acks)
                .add("impact", impacts)
                .add("q", q);
    }
}
