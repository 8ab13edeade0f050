package io.trapline.web.page;

import io.trapline.mediation.board.Readings;
import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import io.trapline.web.query.CustomerQuery;
import java.util.LinkedHashMap;
import java.util.Map;

/** The home page: who is affected now, worst first. */
public final class CustomersScreen {

    static final String NAME = "customers";

    /** Before the id of a row that stands for all customers of one cause. */
    static final String CAUSE_PREFIX = "cause ";

    private final Templates templates;

    private final Readings readings;

    public CustomersScreen(Templates templates, Readings readings) {
        this.readings = readings;
        this.templates = templates;
    }

    public String page(Chrome chrome, Snapshot snapshot, CustomerQuery query) {
        return templates.html(
                "customers",
                Map.of("chrome", chrome, "board", CustomersBoard.of(snapshot, query), "excluded", excluded()));
    }

    private int excluded() {
        return readings.exclusions().size();
    }

    /** What was found under a text. */
    public String search(Chrome chrome, String asked, java.util.List<Search.Finding> findings) {
        return templates.html("search", Map.of("chrome", chrome, "asked", asked, "findings", findings));
    }

    /** What an action came to. */
    public String done(Chrome chrome, String said, String back) {
        return templates.html("done", Map.of("chrome", chrome, "said", said, "back", back));
    }

    public View view(CustomerQuery query) {
        return new LiveView(
                LiveView.named(NAME, query.text()), snapshot -> frame(snapshot, query), CustomersScreen::changed);
    }

    private Frame frame(Snapshot snapshot, CustomerQuery query) {
        CustomersBoard board = CustomersBoard.of(snapshot, query);
        LinkedHashMap<String, String> rows = new LinkedHashMap<>();
        for (CustomerLine line : board.lines()) {
            rows.put(line.row().customerId(), templates.html("part/customer-row", Map.of("line", line)));
        }
        for (CauseLine cause : board.causes()) {
            rows.put(
                    CAUSE_PREFIX + cause.alarm().alarmId(),
                    templates.html("part/cause-row", Map.of("cause", cause, "board", board)));
        }
        Map<String, Object> model = Map.of("board", board);
        Map<String, String> regions = new LinkedHashMap<>();
        regions.put("chips", templates.html("part/customer-chips", model));
        regions.put("totals", templates.html("part/customer-totals", model));
        regions.put("excluded", templates.html("part/excluded-count", Map.of("excluded", excluded())));
        regions.put("count", templates.html("part/customer-count", model));
        regions.put("matching", Show.number(board.survey().page().total()));
        regions.put("nothing", templates.html("part/customer-nothing", model));
        return new Frame(regions, rows, id -> there(snapshot, id));
    }

    /** A customer who only moved to another page, or fits the filter no more, has not recovered. */
    private static boolean there(Snapshot snapshot, String id) {
        return id.startsWith(CAUSE_PREFIX)
                ? AlarmsScreen.there(snapshot, id.substring(CAUSE_PREFIX.length()))
                : snapshot.index().customer(id).isPresent();
    }

    /** The empty page tells whether anything comes in, so it changes with the ledger. */
    private static boolean changed(Snapshot before, Snapshot after) {
        return !before.sameCustomers(after)
                || !before.sameAlarms(after)
                || (after.board().customers().isEmpty()
                        && (before.ledger().journaled() != after.ledger().journaled()
                                || !before.board().bss().equals(after.board().bss())));
    }
}
