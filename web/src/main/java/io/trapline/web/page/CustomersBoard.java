package io.trapline.web.page;

import io.trapline.enrichment.BssStatus;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.web.live.Snapshot;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.CustomerColumn;
import io.trapline.web.query.CustomerFilter;
import io.trapline.web.query.CustomerFilter.Kind;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Figures;
import io.trapline.web.query.Survey;
import io.trapline.web.query.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The board of affected customers under one filter, ready for the template. */
public record CustomersBoard(
        Snapshot snapshot, CustomerQuery query, Survey survey, List<CustomerLine> lines, List<CauseLine> causes) {

    /** Causes on the page in a storm. */
    static final int CAUSES_MAX = 100;

    /** Places offered as chips; all of them stand in the list beside the search. */
    private static final int PLACES_MAX = 6;

    /** A count that is also a filter. */
    public record Chip(String word, Tally tally, boolean on, String href) {}

    static CustomersBoard of(Snapshot snapshot, CustomerQuery query) {
        Survey survey = snapshot.index().survey(query);
        boolean stale = snapshot.board().bss().state() != BssStatus.State.UP;
        boolean grouped = query.group() == CustomerQuery.Group.CAUSE
                || (query.group() == CustomerQuery.Group.STORM
                        && snapshot.index().storm());
        return new CustomersBoard(
                snapshot,
                query,
                survey,
                grouped
                        ? List.of()
                        : survey.page().items().stream()
                                .map(row -> new CustomerLine(row, query.columns(), stale))
                                .toList(),
                grouped ? causes(survey, query) : List.of());
    }

    /** Customers of whom nobody can name the cause are left out of it. */
    private static List<CauseLine> causes(Survey survey, CustomerQuery query) {
        Map<String, List<Figures>> byCause = new LinkedHashMap<>();
        Map<String, AlarmRow> alarms = new LinkedHashMap<>();
        for (Figures row : survey.matched()) {
            AlarmRow cause = row.cause();
            if (cause == null) continue;
            alarms.put(cause.alarmId(), cause);
            byCause.computeIfAbsent(cause.alarmId(), id -> new ArrayList<>()).add(row);
        }
        return byCause.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
                .limit(CAUSES_MAX)
                .map(e -> CauseLine.of(
                        java.util.Objects.requireNonNull(alarms.get(e.getKey())),
                        Tally.of(e.getValue()),
                        e.getValue(),
                        query.columns()))
                .toList();
    }

    public boolean grouped() {
        return lines.isEmpty() && !causes.isEmpty();
    }

    /** Tiers with affected customers, and those the filter names although nobody is affected. */
    public List<Chip> tiers() {
        return chips(Kind.TIER, Integer.MAX_VALUE);
    }

    /** Virtual operators; none when all customers are direct ones. */
    public List<Chip> vnos() {
        List<Chip> chips = chips(Kind.VNO, Integer.MAX_VALUE);
        boolean onlyDirect = chips.size() == 1 && chips.getFirst().word().equals(CustomerFilter.DIRECT);
        return onlyDirect && !chips.getFirst().on() ? List.of() : chips;
    }

    /** The places with most affected customers. */
    public List<Chip> places() {
        return chips(Kind.PLACE, PLACES_MAX);
    }

    private List<Chip> chips(Kind kind, int most) {
        Map<String, Tally> counts = survey.counts(kind);
        Set<String> named = new LinkedHashSet<>(query.of(kind));
        counts.keySet().forEach(word -> named.remove(word.toLowerCase(Locale.ROOT)));
        List<Chip> chips = new ArrayList<>();
        counts.forEach((word, tally) -> chips.add(chip(kind, word, tally)));
        named.forEach(word -> chips.add(chip(kind, word, new Tally())));
        if (chips.size() <= most) return chips;
        return chips.stream()
                .sorted(Comparator.comparing((Chip c) -> !c.on())
                        .thenComparing(c -> -c.tally().customers()))
                .limit(most)
                .toList();
    }

    private Chip chip(Kind kind, String word, Tally tally) {
        return new Chip(
                word,
                tally,
                query.filter().has(kind, word),
                href(query.with(query.filter().toggled(kind, word))));
    }

    /** Every place with affected customers, for the list beside the search. */
    public Set<String> allPlaces() {
        return words(Kind.PLACE);
    }

    public Set<String> allVnos() {
        Set<String> words = words(Kind.VNO);
        words.remove(CustomerFilter.DIRECT);
        return words;
    }

    private Set<String> words(Kind kind) {
        Set<String> words = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        words.addAll(survey.counts(kind).keySet());
        words.addAll(query.of(kind));
        return words;
    }

    public boolean chosen(Kind kind, String word) {
        return query.filter().has(kind, word);
    }

    public long unacknowledged() {
        return survey.count(Kind.ACK, "no");
    }

    public String unacknowledgedHref() {
        return href(query.with(query.filter().only(Kind.ACK, "no")));
    }

    public String slaSoonHref() {
        return href(query.with(query.filter().slaWithin(Survey.SLA_SOON_MINUTES)));
    }

    public boolean slaSoonOn() {
        return query.filter().slaMinutes() == Survey.SLA_SOON_MINUTES;
    }

    /** All of whose alarms fall into maintenance windows. */
    public long maintained() {
        return survey.count(Kind.MAINTENANCE, "yes");
    }

    public boolean maintainedHidden() {
        return chosen(Kind.MAINTENANCE, "no");
    }

    public String maintainedHref() {
        return href(query.with(query.filter().only(Kind.MAINTENANCE, "no")));
    }

    /** Open alarms of which nobody can say whom they hurt. */
    public long unmapped() {
        return snapshot.index().unmapped();
    }

    public String unmappedHref() {
        return Links.alarms("impact=" + AlarmQuery.UNKNOWN + "&state=open");
    }

    /** What a click on the head of a column asks for. */
    public String sortWord(CustomerColumn column) {
        var by = column.by();
        return by == null ? "" : query.sort().clicked(by).word();
    }

    /** {@code ascending}, {@code descending}, or null for a column that does not order the board. */
    public @org.jspecify.annotations.Nullable String sorted(CustomerColumn column) {
        if (column.by() != query.sort().by()) return null;
        return query.sort().descending() ? "descending" : "ascending";
    }

    public String nextHref() {
        return href(query.from(survey.page().next()));
    }

    public String firstHref() {
        return href(query.from(null));
    }

    public String ungroupedHref() {
        return href(query.grouped(CustomerQuery.Group.NONE));
    }

    public String groupedHref() {
        return href(query.grouped(CustomerQuery.Group.CAUSE));
    }

    /** Everything of one cause, customer by customer. */
    public String causeHref(String alarmId) {
        return href(query.with(query.filter().only(Kind.ALARM, alarmId.toLowerCase(Locale.ROOT)))
                .grouped(CustomerQuery.Group.NONE));
    }

    /** Those of these parameters that are set, for forms that change the others. */
    public Map<String, String> carried(String... names) {
        Map<String, String> set =
                io.trapline.web.query.Params.parse(query.from(null).text()).flat();
        set.keySet().retainAll(List.of(names));
        return set;
    }

    public String csvHref() {
        String rows = query.rowsText();
        return "/api/v1/customers.csv" + (rows.isEmpty() ? "" : "?" + rows);
    }

    private static String href(CustomerQuery query) {
        return Links.customers(query.text());
    }
}
