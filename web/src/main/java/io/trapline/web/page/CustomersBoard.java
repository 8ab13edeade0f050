package io.trapline.web.page;

import io.trapline.mediation.board.CustomerRow;
import io.trapline.web.live.Snapshot;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Page;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The board of affected customers under one filter, ready for the template. */
public record CustomersBoard(
        Snapshot snapshot, CustomerQuery query, Page<CustomerRow> page, List<CustomerLine> lines, List<Chip> chips) {

    /** A count that is also a filter. */
    public record Chip(String tier, long count, boolean on, String href) {}

    static CustomersBoard of(Snapshot snapshot, CustomerQuery query) {
        Page<CustomerRow> page = query.page(snapshot.index());
        return new CustomersBoard(
                snapshot,
                query,
                page,
                page.items().stream()
                        .map(row -> CustomerLine.of(row, snapshot.index()))
                        .toList(),
                chips(snapshot, query));
    }

    /** Tiers with affected customers, and those the filter names although nobody is affected. */
    private static List<Chip> chips(Snapshot snapshot, CustomerQuery query) {
        var counts = query.tierCounts(snapshot.index());
        Set<String> named = new LinkedHashSet<>(query.tiers());
        counts.keySet().forEach(tier -> named.remove(tier.toLowerCase(Locale.ROOT)));
        named.forEach(tier -> counts.put(tier, 0L));
        return counts.entrySet().stream()
                .map(e -> new Chip(
                        e.getKey(),
                        e.getValue(),
                        query.tiers().contains(e.getKey().toLowerCase(Locale.ROOT)),
                        Links.customers(query.toggled(e.getKey()).text())))
                .toList();
    }

    public String nextHref() {
        return Links.customers(query.from(page.next()).text());
    }

    public String firstHref() {
        return Links.customers(query.from(null).text());
    }

    /** Virtual operators to choose from: those affected, and the ones chosen. */
    public Set<String> vnos() {
        Set<String> vnos = new java.util.TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        vnos.addAll(snapshot.index().vnos());
        query.vnos().stream().filter(v -> !v.equals(CustomerQuery.DIRECT)).forEach(vnos::add);
        return vnos;
    }

    public boolean chosenVno(String vno) {
        return query.vnos().contains(vno.toLowerCase(Locale.ROOT));
    }

    /** Open alarms of which nobody can say whom they hurt. */
    public long unmapped() {
        return snapshot.board().alarms().stream()
                .filter(a -> a.clearedAt() == null && !a.impact().equalsIgnoreCase("known"))
                .count();
    }

    public String unmappedHref() {
        return Links.alarms("impact=" + AlarmQuery.UNKNOWN + "&state=open");
    }
}
