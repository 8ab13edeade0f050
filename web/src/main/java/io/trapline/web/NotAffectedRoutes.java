package io.trapline.web;

import io.trapline.mediation.board.ExclusionRow;
import io.trapline.web.access.Rule;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;

/** Who is not affected by which alarm; those bound to virtual operators say it of their own customers. */
final class NotAffectedRoutes {

    private static final Shape TEXT = Shape.text();
    private static final Shape IDS = Shape.list(TEXT);
    private static final Shape DONE =
            Shape.object().with("marks", Shape.whole()).with("recordNumber", Shape.whole());

    private final NotAffected notAffected;

    NotAffectedRoutes(NotAffected notAffected) {
        this.notAffected = notAffected;
    }

    void declare(RouteTable table) {
        table.page("/not-affected", Rule.VIEWER, "Who counts as not affected, and until when.", notAffected::page);
        table.get("/api/v1/not-affected", Rule.VIEWER, "Who counts as not affected.", notAffected::list)
                .answers(Shape.object()
                        .with("items", Shape.list(Shape.record(ExclusionRow.class)))
                        .with("total", Shape.whole())
                        .with("max", Shape.whole()));
        mark(table.task("/alarms/{id}/not-affected", Rule.OPERATOR, "It does not affect these.", notAffected::ofAlarm))
                .needs("customerId", IDS, "Up to 1,000 customers that it seems to affect.");
        mark(table.task(
                        "/customers/{id}/not-affected",
                        Rule.OPERATOR,
                        "These alarms do not affect the customer.",
                        notAffected::ofCustomer))
                .field("alarmId", IDS, "Up to 1,000 alarms; all that seem to when left out.");
        undo(table.task("/alarms/{id}/affected", Rule.OPERATOR, "It affects these again.", notAffected::undoOfAlarm))
                .field("customerId", IDS, "All that were marked when left out.");
        undo(table.task(
                        "/customers/{id}/affected",
                        Rule.OPERATOR,
                        "These alarms affect the customer again.",
                        notAffected::undoOfCustomer))
                .field("alarmId", IDS, "All that were marked when left out.");
    }

    private static Route mark(Route route) {
        return route.needs("minutes", Shape.whole(1, NotAffected.MINUTES_MAX), "Until it counts as affected again.")
                .needs("why", TEXT, "At most 1,000 characters.")
                .answers(DONE);
    }

    private static Route undo(Route route) {
        return route.field("why", TEXT, "At most 1,000 characters.").answers(DONE);
    }
}
