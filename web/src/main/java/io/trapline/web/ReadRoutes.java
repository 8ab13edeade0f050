package io.trapline.web;

import io.trapline.web.access.Rule;
import io.trapline.web.api.GroupShapes;
import io.trapline.web.api.Shapes;
import io.trapline.web.api.StateShapes;
import io.trapline.web.page.Search;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.SourceQuery;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;
import java.util.List;

/** What programs read: customers, alarms, groups of them, messages, and how the installation is. */
final class ReadRoutes {

    private static final Shape LIMIT = Shape.whole(1, Api.EVENTS_MAX);
    private static final Shape YES_NO = Shape.word(List.of("yes", "no"));
    private static final String WHY_NOT = "Id of a customer: the first step that failed.";
    private static final String ZONE = "Zone of local times; the site's when left out.";

    private final Api api;
    private final Groups groups;
    private final Exports exports;

    ReadRoutes(Api api, Groups groups, Exports exports) {
        this.api = api;
        this.groups = groups;
        this.exports = exports;
    }

    void declare(RouteTable table) {
        customers(table.get("/api/v1/customers", Rule.VIEWER, "Affected customers, worst first.", api::customers))
                .answers(Shapes.customers());
        table.get("/api/v1/customers/{id}", Rule.VIEWER, "One customer, affected or not.", api::customer)
                .answers(Shapes.customer());
        customers(table.get("/api/v1/customers.csv", Rule.VIEWER, "The board as a file.", exports::customers))
                .query("tz", ZONE)
                .answers("text/csv");
        alarms(table.get("/api/v1/alarms", Rule.VIEWER, "Alarms, open ones first.", api::alarms))
                .answers(Shapes.alarms());
        table.get("/api/v1/alarms/{id}", Rule.VIEWER, "One alarm with its evidence.", api::alarm)
                .answers(Shapes.alarm());
        table.get("/api/v1/alarms/{id}/explain", Rule.VIEWER, "Why it hurts whom it hurts.", api::explain)
                .query("whyNot", WHY_NOT)
                .answers(Shapes.explanation());
        alarms(table.get("/api/v1/alarms.csv", Rule.VIEWER, "The alarms as a file.", exports::alarms))
                .query("tz", ZONE)
                .answers("text/csv");
        table.get("/api/v1/search", Rule.VIEWER, "What is known of a name, id or number.", api::search)
                .query("q", "At least what a caller says.")
                .query("limit", Shape.whole(1, Search.LIMIT_MAX), "Of each kind; 10 when left out.")
                .answers(GroupShapes.findings());
        groups(table);
        messages(table);
        installation(table);
    }

    private void groups(RouteTable table) {
        table.get("/api/v1/totals", Rule.VIEWER, "Measures of all that is affected.", groups::totals)
                .query("by", Shape.word(List.of("tier", "vno", "product", "place")), "A group for each besides.")
                .answers(GroupShapes.totals());
        table.get("/api/v1/vnos", Rule.VIEWER, "Virtual operators whose customers are hurt.", groups::vnos)
                .answers(GroupShapes.vnos());
        table.get("/api/v1/vnos/{id}", Rule.VIEWER, "One virtual operator.", groups::vno)
                .answers(GroupShapes.vno());
        table.get("/api/v1/accounts/{id}", Rule.VIEWER, "One billing account.", groups::account)
                .answers(GroupShapes.account());
        table.get("/api/v1/problems", Rule.VIEWER, "Causes with those they hurt.", groups::problems)
                .query("limit", Shape.whole(1, 1_000), "100 when left out.")
                .answers(GroupShapes.problems());
        table.get("/api/v1/problems/{id}", Rule.VIEWER, "One cause.", groups::problem)
                .answers(GroupShapes.problem());
    }

    private void messages(RouteTable table) {
        table.get("/api/v1/events", Rule.VIEWER, "Messages, newest first.", api::events)
                .query("limit", LIMIT, "100 when left out.")
                .answers(Shapes.events());
        table.get("/api/v1/events/{number}", Rule.VIEWER, "One message.", api::event)
                .answers(Shapes.event());
        table.get(
                        "/api/v1/events/{number}/explain",
                        Rule.VIEWER_OF_ALL,
                        "Why one message hurts whom it hurts.",
                        api::explainEvent)
                .query("whyNot", WHY_NOT)
                .answers(Shapes.explanation());
        table.get("/api/v1/inbox", Rule.VIEWER_OF_ALL, "Traps that no rule knows, by kind.", api::inbox)
                .answers(Shapes.inbox());
        table.get("/api/v1/unmatched", Rule.VIEWER_OF_ALL, "Words that lead to no customer.", api::unmatched)
                .query("limit", LIMIT, "200 when left out.")
                .answers(Shapes.unmatched());
        table.get("/api/v1/unmatched.csv", Rule.VIEWER_OF_ALL, "The same, for a spreadsheet.", api::unmatchedCsv)
                .answers("text/csv");
    }

    private void installation(RouteTable table) {
        table.get("/api/v1/ledger", Rule.VIEWER_OF_ALL, "Every term of the books.", api::ledger)
                .answers(Shapes.ledger());
        table.get("/api/v1/sources", Rule.VIEWER_OF_ALL, "Who sends to us.", api::sources)
                .query("state", "silent, refused, unreadable, unknown or ok; with commas.")
                .query("q", "Part of an address or name.")
                .query("limit", Shape.whole(1, SourceQuery.LIMIT_MAX), "When left out, as on the page.")
                .answers(StateShapes.sources());
        table.get("/api/v1/history", Rule.VIEWER_OF_ALL, "Numbers of the last 24 hours.", api::history)
                .answers(StateShapes.history());
        table.get("/api/v1/settings", Rule.VIEWER_OF_ALL, "What it goes by.", api::settings)
                .answers(StateShapes.settings());
    }

    /** Which affected customers are meant, and which of them come. */
    static Route customers(Route list) {
        return page(list)
                .query("tier", "Words of tiers.")
                .query(
                        "vno",
                        "Names of virtual operators, with commas (one in a name behind a backslash); direct for none.")
                .query("place", "Names of places, with commas; one in a name behind a backslash.")
                .query("ack", YES_NO, "Whether all alarms are acknowledged.")
                .query("maintenance", YES_NO, "Whether a window hushes all of it.")
                .query("alarm", "Ids of alarms that hurt them.")
                .query("sla", Shape.whole(0, 10_080), "Minutes: the restore target is due in less.")
                .query("sort", "Name of a column; - before it means descending.");
    }

    /** Which alarms are meant, and which of them come. */
    static Route alarms(Route list) {
        return page(list)
                .query("state", Shape.word(List.of("open", "cleared")), "Both when left out.")
                .query("ack", YES_NO, "Both when left out.")
                .query("impact", "known, unknown or a reason.");
    }

    private static Route page(Route list) {
        return list.query("severity", "Words of X.733.")
                .query("q", "Part of a name, id or ticket.")
                .query("limit", Shape.whole(1, CustomerQuery.LIMIT_MAX), "100 when left out.")
                .query("cursor", "The next of the page before.")
                .query("next", "The same, under the name it came in.");
    }
}
