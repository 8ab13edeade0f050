package io.trapline.web.page;

import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Params;
import java.util.LinkedHashMap;
import java.util.Map;

/** The board on the wall: worst first, as many rows as fit, nothing to press. */
public final class WallScreen {

    public static final String NAME = "wall";

    /** More rows than any screen has room for. */
    private static final int ROWS = 60;

    private final Templates templates;

    public WallScreen(Templates templates) {
        this.templates = templates;
    }

    /**
     * The filter of a wall: {@code ?view=platinum-gold} names tiers, {@code all} or nothing shows everybody;
     * the filters of the board work too.
     */
    public static CustomerQuery query(Params params) {
        String view = params.text("view");
        CustomerQuery asked = view.isEmpty() || view.equals("all")
                ? CustomerQuery.rows(params)
                : CustomerQuery.rows(Params.parse("tier=" + Links.segment(view.replace('-', ','))));
        return new CustomerQuery(asked.filter(), asked.sort(), asked.columns(), CustomerQuery.Group.NONE, ROWS, null);
    }

    public String page(Chrome chrome, Snapshot snapshot, CustomerQuery query) {
        return templates.html("wall", Map.of("chrome", chrome, "board", CustomersBoard.of(snapshot, query)));
    }

    public View view(CustomerQuery query) {
        return new LiveView(
                LiveView.named(NAME, query.text()),
                snapshot -> frame(snapshot, query),
                (before, after) -> !before.sameCustomers(after) || !before.sameAlarms(after));
    }

    private Frame frame(Snapshot snapshot, CustomerQuery query) {
        Map<String, Object> model = Map.of("board", CustomersBoard.of(snapshot, query));
        Map<String, String> regions = new LinkedHashMap<>();
        regions.put("wall-counts", templates.html("part/wall-counts", model));
        regions.put("wall-rows", templates.html("part/wall-rows", model));
        return LiveView.regions(regions);
    }
}
