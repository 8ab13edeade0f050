package io.trapline.web.page;

import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import io.trapline.web.query.CustomerQuery;
import java.util.LinkedHashMap;
import java.util.Map;

/** The home page: who is affected now, worst first. */
public final class CustomersScreen {

    private final Templates templates;

    public CustomersScreen(Templates templates) {
        this.templates = templates;
    }

    public String page(Chrome chrome, Snapshot snapshot, CustomerQuery query) {
        return templates.html("customers", Map.of("chrome", chrome, "board", CustomersBoard.of(snapshot, query)));
    }

    public static String viewName(CustomerQuery query) {
        String text = query.text();
        return text.isEmpty() ? "customers" : "customers?" + text;
    }

    public View view(CustomerQuery query) {
        return new View() {
            @Override
            public String name() {
                return viewName(query);
            }

            @Override
            public Frame frame(Snapshot snapshot) {
                CustomersBoard board = CustomersBoard.of(snapshot, query);
                LinkedHashMap<String, String> rows = new LinkedHashMap<>();
                for (CustomerLine line : board.lines()) {
                    rows.put(line.row().customerId(), templates.html("part/customer-row", Map.of("line", line)));
                }
                Map<String, Object> model = Map.of("board", board);
                Map<String, String> regions = new LinkedHashMap<>();
                regions.put("chips", templates.html("part/customer-chips", model));
                regions.put("count", templates.html("part/customer-count", model));
                regions.put("nothing", templates.html("part/customer-nothing", model));
                return new Frame(regions, rows);
            }

            // The empty page tells whether anything comes in, so it changes with the ledger.
            @Override
            public boolean changes(Snapshot before, Snapshot after) {
                return !before.sameBoard(after)
                        || (after.board().customers().isEmpty()
                                && before.ledger().journaled() != after.ledger().journaled());
            }
        };
    }
}
