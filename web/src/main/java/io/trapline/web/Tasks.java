package io.trapline.web;

import io.trapline.web.access.Rule;
import io.trapline.web.api.Shapes;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;

/** What people do: the same for a program and for a form, so that nothing on a page is missing in the API. */
final class Tasks {

    private static final Shape TEXT = Shape.text();
    private static final String LONG = "At most 1,000 characters.";

    private final Actions actions;
    private final Maintenance maintenance;

    Tasks(Actions actions, Maintenance maintenance) {
        this.actions = actions;
        this.maintenance = maintenance;
    }

    void declare(RouteTable table) {
        alarms(table);
        table.task("/customers/{id}/comment", Rule.OPERATOR, "Stays with the customer.", actions::commentCustomer)
                .needs("text", TEXT, LONG)
                .answers(Shapes.done("customerId"));
        table.task("/engines/{id}/accept", Rule.OPERATOR_OF_ALL, "Takes messages of it again.", actions::acceptEngine)
                .answers(Shapes.done("engineId"));
        window(table.task("/maintenance", Rule.OPERATOR_OF_ALL, "Plans a window.", maintenance::plan))
                .needs("why", TEXT, "What the work is, at most 1,000 characters.")
                .answers(Shapes.planned());
        table.task("/maintenance/{id}/cancel", Rule.OPERATOR_OF_ALL, "Calls a window off.", maintenance::cancel)
                .field("why", TEXT, LONG)
                .answers(Shapes.done("windowId"));
        window(table.post(
                        "/api/v1/maintenance/preview",
                        Rule.OPERATOR_OF_ALL,
                        "What a window would hush now.",
                        maintenance::preview))
                .field("why", TEXT, LONG)
                .field("operator", TEXT, "Who asks.")
                .answers(Shapes.preview());
    }

    private void alarms(RouteTable table) {
        Shape done = Shapes.done("alarmId");
        table.task("/alarms/{id}/ack", Rule.OPERATOR, "Acknowledges, or takes that back.", actions::acknowledge)
                .field("acknowledged", Shape.truth(), "True when left out.")
                .answers(done);
        table.task("/alarms/{id}/clear", Rule.OPERATOR, "Clears an open alarm by hand.", actions::clear)
                .field("ticket", TEXT, "The ticket that was closed at the desk.")
                .answers(done);
        table.task("/alarms/{id}/shelve", Rule.OPERATOR, "Puts an open alarm aside.", actions::shelve)
                .needs("minutes", Shape.whole(1, Actions.SHELF_MINUTES_MAX), "For how long.")
                .field("why", TEXT, LONG)
                .answers(done);
        table.task("/alarms/{id}/unshelve", Rule.OPERATOR, "Takes it back from the shelf.", actions::unshelve)
                .answers(done);
        table.task("/alarms/{id}/verify", Rule.OPERATOR, "An unverified alarm is real.", actions::verify)
                .answers(done);
        table.task("/alarms/{id}/ticket", Rule.OPERATOR_OF_ALL, "Opens a ticket now.", actions::openTicket)
                .needs("destination", TEXT, "Name of a destination.")
                .answers(done);
        table.task("/alarms/{id}/relink", Rule.OPERATOR_OF_ALL, "Another ticket is its ticket.", actions::relink)
                .needs("destination", TEXT, "Name of a destination.")
                .needs("reference", TEXT, "The desk's own id, at most 200 characters.")
                .field("why", TEXT, LONG)
                .answers(done);
        table.task("/alarms/{id}/comment", Rule.OPERATOR, "Stays with the incident.", actions::comment)
                .needs("text", TEXT, LONG)
                .answers(done);
    }

    private static Route window(Route route) {
        return route.needs("name", TEXT, "What it is called.")
                .needs("scope", TEXT, "device, site, resource, service, customer or vno, as device=olt-17, …")
                .needs("start", TEXT, "Local time such as 2026-11-29T02:00.")
                .needs("end", TEXT, "Local time.")
                .needs("zone", TEXT, "Time zone such as Europe/Berlin.")
                .field("repeat", TEXT, "Recurrence rule (RFC 5545).");
    }
}
