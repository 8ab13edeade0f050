package io.trapline.web.query;

import static io.trapline.web.query.Words.contains;

import io.trapline.mediation.board.CustomerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A filter over the affected customers, worst first.
 *
 * @param tiers lower case; empty means all
 * @param vnos names in lower case, {@code direct} for customers without one; empty means all
 * @param severities words of X.733; empty means all
 * @param q substring of customer, account, service, VNO, ticket, alarm or device; empty means all
 * @param limit rows on a page
 */
public record CustomerQuery(
        Set<String> tiers,
        Set<String> vnos,
        Set<String> severities,
        String q,
        int limit,
        @Nullable String cursor) {

    public static final int LIMIT_DEFAULT = 100;
    public static final int LIMIT_MAX = 1_000;
    /** The word for customers without a virtual operator. */
    public static final String DIRECT = "direct";

    /** By score descending, then the longer affected, then id: a total order, so that paging is stable. */
    public static final Comparator<CustomerRow> ORDER = Comparator.comparingInt(CustomerRow::score)
            .reversed()
            .thenComparing(CustomerRow::affectedSince)
            .thenComparing(CustomerRow::customerId);

    public static CustomerQuery of(Params params) {
        Cursor cursor = Cursor.of(params);
        return new CustomerQuery(
                params.words("tier"),
                params.words("vno"),
                params.words("severity", Words.SEVERITIES),
                params.text("q"),
                params.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX),
                cursor == null ? null : cursor.text());
    }

    public Page<CustomerRow> page(BoardIndex index) {
        Cursor after = cursor == null ? null : Cursor.of(Params.parse("cursor=" + cursor));
        List<CustomerRow> items = new ArrayList<>(Math.min(limit, 128));
        long total = 0;
        boolean more = false;
        for (CustomerRow row : index.board().customers()) {
            if (!matches(row, index)) continue;
            total++;
            if (after != null && !isAfter(row, after)) continue;
            if (items.size() < limit) items.add(row);
            else more = true;
        }
        return new Page<>(
                List.copyOf(items), total, more ? cursorOf(items.getLast()).text() : null);
    }

    /** How many rows each tier would show with all other filters as they are. */
    public Map<String, Long> tierCounts(BoardIndex index) {
        CustomerQuery others = new CustomerQuery(Set.of(), vnos, severities, q, limit, null);
        Map<String, Long> counts = new TreeMap<>(Tiers.WORST_FIRST);
        for (CustomerRow row : index.board().customers()) {
            if (others.matches(row, index)) counts.merge(row.tier(), 1L, Long::sum);
        }
        return counts;
    }

    public boolean matches(CustomerRow row, BoardIndex index) {
        return (tiers.isEmpty() || tiers.contains(row.tier().toLowerCase(Locale.ROOT)))
                && (vnos.isEmpty() || vnos.contains(vnoWord(row.vno())))
                && (severities.isEmpty() || severities.contains(row.severity().word()))
                && (q.isEmpty() || found(row, index));
    }

    private static String vnoWord(@Nullable String vno) {
        return vno == null ? DIRECT : vno.toLowerCase(Locale.ROOT);
    }

    private boolean found(CustomerRow row, BoardIndex index) {
        String ticket = row.ticket();
        String vno = row.vno();
        return contains(row.customerName(), q)
                || contains(row.customerId(), q)
                || (vno != null && contains(vno, q))
                || (ticket != null && contains(ticket, q))
                || row.accountIds().stream().anyMatch(a -> contains(a, q))
                || row.services().stream().anyMatch(s -> contains(s.serviceId(), q) || contains(s.name(), q))
                || row.alarmIds().stream().anyMatch(a -> contains(a, q) || contains(index.device(a), q));
    }

    private static boolean isAfter(CustomerRow row, Cursor cursor) {
        if (row.score() != cursor.rank()) return row.score() < cursor.rank();
        int time = row.affectedSince().compareTo(cursor.time());
        return time != 0 ? time > 0 : row.customerId().compareTo(cursor.id()) > 0;
    }

    private static Cursor cursorOf(CustomerRow row) {
        return new Cursor(row.score(), row.affectedSince(), row.customerId());
    }

    /** True when any filter is set. */
    public boolean filtered() {
        return !tiers.isEmpty() || !vnos.isEmpty() || !severities.isEmpty() || !q.isEmpty();
    }

    /** The same filter with one tier switched on or off, from the first page. */
    public CustomerQuery toggled(String tier) {
        Set<String> changed = new LinkedHashSet<>(tiers);
        String word = tier.toLowerCase(Locale.ROOT);
        if (!changed.remove(word)) changed.add(word);
        return new CustomerQuery(changed, vnos, severities, q, limit, null);
    }

    public CustomerQuery from(@Nullable String otherCursor) {
        return new CustomerQuery(tiers, vnos, severities, q, limit, otherCursor);
    }

    /** The canonical query string: the same filter is the same text, for links and shared views. */
    public String text() {
        return new QueryText()
                .add("tier", tiers)
                .add("vno", vnos)
                .add("severity", severities)
                .add("q", q)
                .add("limit", limit == LIMIT_DEFAULT ? "" : Integer.toString(limit))
                .add("cursor", cursor == null ? "" : cursor)
                .toString();
    }
}
