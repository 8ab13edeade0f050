package io.trapline.web.query;

import io.trapline.enrichment.ServiceState;
import io.trapline.web.query.CustomerFilter.Kind;
import io.trapline.web.query.CustomerSort.Spot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One page of the board and what stands around it, from one walk over the rows. A count beside a filter says
 * how many rows that filter would show with all others as they are.
 */
public final class Survey {

    /** Less than this until the restore target is a reason to hurry. */
    public static final int SLA_SOON_MINUTES = 30;

    private final List<Figures> matched = new ArrayList<>();
    private final Map<Kind, Map<String, Tally>> counts = new EnumMap<>(Kind.class);
    private final Map<ServiceState, Long> services = new EnumMap<>(ServiceState.class);
    private final Tally all = new Tally();
    private BigDecimal minutes = BigDecimal.ZERO;
    private BigDecimal minutesPerMinute = BigDecimal.ZERO;
    private long slaSoon;
    private final Page<Figures> page;

    private Survey(BoardIndex index, CustomerQuery query) {
        long now = index.board().meter().now();
        counts.put(Kind.TIER, new TreeMap<>(Tiers.WORST_FIRST));
        counts.put(Kind.VNO, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        counts.put(Kind.PLACE, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        counts.put(Kind.ACK, new TreeMap<>());
        counts.put(Kind.MAINTENANCE, new TreeMap<>());
        for (Figures row : index.sorted(query.sort())) {
            int misses = query.filter().misses(row, now);
            count(row, misses);
            if ((misses & ~CustomerFilter.SLA_BIT) == 0 && row.gauge().breachWithin(SLA_SOON_MINUTES * 60_000L, now)) {
                slaSoon++;
            }
            if (misses == 0) take(row, now);
        }
        page = page(query);
    }

    static Survey of(BoardIndex index, CustomerQuery query) {
        return new Survey(index, query);
    }

    private void count(Figures row, int misses) {
        add(Kind.TIER, row.row().tier(), row, misses);
        String vno = row.row().vno();
        add(Kind.VNO, vno == null ? CustomerFilter.DIRECT : vno, row, misses);
        row.row().places().forEach(place -> add(Kind.PLACE, place, row, misses));
        add(Kind.ACK, row.acknowledged() ? "yes" : "no", row, misses);
        add(Kind.MAINTENANCE, row.maintained() ? "yes" : "no", row, misses);
    }

    private void add(Kind kind, String word, Figures row, int misses) {
        if ((misses & ~kind.bit()) != 0) return;
        Map<String, Tally> byWord = counts.get(kind);
        if (byWord != null) byWord.computeIfAbsent(word, w -> new Tally()).add(row);
    }

    private void take(Figures row, long now) {
        matched.add(row);
        all.add(row);
        row.row().services().forEach(s -> services.merge(s.state(), 1L, Long::sum));
        minutes = minutes.add(row.gauge().minutes(now));
        minutesPerMinute = minutesPerMinute.add(row.gauge().perMinute());
    }

    private Page<Figures> page(CustomerQuery query) {
        Spot after = query.after();
        int from = after == null ? 0 : firstAfter(query, after);
        int to = Math.min(matched.size(), from + query.limit());
        List<Figures> items = List.copyOf(matched.subList(from, to));
        String next = to < matched.size() && !items.isEmpty() ? query.cursorOf(items.getLast()) : null;
        return new Page<>(items, matched.size(), next);
    }

    private int firstAfter(CustomerQuery query, Spot after) {
        var order = query.sort().order();
        for (int i = 0; i < matched.size(); i++) {
            if (order.compare(query.sort().by().spot(matched.get(i)), after) > 0) return i;
        }
        return matched.size();
    }

    public Page<Figures> page() {
        return page;
    }

    /** Every row that fits, in order. */
    public List<Figures> matched() {
        return matched;
    }

    /** Of all rows that fit. */
    public Tally all() {
        return all;
    }

    public long services(ServiceState state) {
        return services.getOrDefault(state, 0L);
    }

    /** Customer-minutes lost by those that fit, as of the board. */
    public BigDecimal minutes() {
        return minutes;
    }

    public BigDecimal minutesPerMinute() {
        return minutesPerMinute;
    }

    /** By word as the BSS writes it. */
    public Map<String, Tally> counts(Kind kind) {
        return counts.getOrDefault(kind, Map.of());
    }

    public long count(Kind kind, String word) {
        Tally tally = counts(kind).get(word);
        return tally == null ? 0 : tally.customers();
    }

    /** Of those that fit otherwise, how many have less than {@link #SLA_SOON_MINUTES} left or none. */
    public long slaSoon() {
        return slaSoon;
    }
}
