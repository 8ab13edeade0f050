package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.access.Rule;
import io.trapline.web.api.Shapes;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;
import io.trapline.web.tmf.TmfRoutes;
import java.util.List;

/** Which address is answered by whom, and who may ask. Every route stands in here or in {@link Tasks}. */
final class Routes {

    private static final Shape LIMIT = Shape.whole(1, Api.EVENTS_MAX);

    private final RouteTable table = new RouteTable();
    private final Assets assets;
    private final Pages pages;
    private final Api api;
    private final Groups groups;
    private final Complaints complaints;
    private final Maintenance maintenance;
    private final Bulk bulk;
    private final Exports exports;
    private final Failures failures;

    Routes(House house, Reads reads) {
        this.assets = house.assets();
        Layout layout = new Layout(reads.snapshots(), reads.live(), assets);
        this.pages = new Pages(layout, reads.voices(), reads.readings());
        this.api = new Api(reads.readings(), reads.snapshots(), reads.live());
        this.maintenance = new Maintenance(layout, reads.voices(), reads.readings(), reads.desk());
        this.groups = new Groups(reads.readings(), reads.snapshots());
        this.complaints = new Complaints(reads.readings(), reads.desk());
        this.bulk = new Bulk(reads.readings(), reads.snapshots(), reads.desk());
        this.exports = new Exports(reads.snapshots());
        this.failures = new Failures(layout, reads.voices());
        pages();
        api();
        many();
        system();
        new Tasks(new Actions(reads.readings(), reads.desk()), maintenance).declare(table);
        new UnmatchedRoutes(new Unmatched(reads.readings(), reads.desk())).declare(table);
        new LoginPages(house.access(), reads.voices(), assets).declare(table);
        new People(house.access()).declare(table);
        new TmfRoutes(reads.readings(), reads.snapshots(), reads.desk(), house.northbound()).declare(table);
        for (Mount mount : house.mounts()) new MountRoutes(mount).declare(table);
    }

    RouteTable table() {
        return table;
    }

    Failures failures() {
        return failures;
    }

    private void pages() {
        table.page("/", Rule.VIEWER, "The board.", ctx -> ctx.redirect("/customers"));
        table.page("/customers", Rule.VIEWER, "Affected customers, worst first.", pages::customers);
        table.page("/search", Rule.VIEWER, "What a caller is told.", pages::search)
                .query("q", "A name, id or number.");
        table.page("/customers/{id}", Rule.VIEWER, "One customer.", pages::customer);
        table.page("/alarms", Rule.VIEWER, "Alarms, open ones first.", pages::alarms);
        table.page("/alarms/{id}", Rule.VIEWER, "One alarm: raw, decoded, why.", pages::alarm);
        table.page("/stream", Rule.VIEWER, "Newest messages.", pages::stream);
        table.page("/events/{number}", Rule.VIEWER, "One message.", pages::event);
        table.page("/inbox", Rule.VIEWER_OF_ALL, "Traps that no rule knows.", pages::inbox);
        table.page("/unmatched", Rule.VIEWER_OF_ALL, "Words that lead to no customer.", pages::unmatched);
        table.page("/forwarding", Rule.VIEWER_OF_ALL, "Destinations and tickets.", pages::forwarding);
        table.page("/sources", Rule.VIEWER_OF_ALL, "Who sends to us.", pages::sources);
        table.page("/settings", Rule.VIEWER_OF_ALL, "What runs here and what it goes by.", pages::settings);
        table.page("/wall", Rule.WALL, "The board for a wall.", pages::wall).query("token", "A token of scope wall.");
        table.page("/health", Rule.VIEWER_OF_ALL, "The books, sockets and the BSS.", pages::health);
        table.page("/look", Rule.OPEN, "Keeps how somebody wants pages, and leads back.", Looks::choose)
                .query("language", "en or de.")
                .query("theme", "auto, light or dark.")
                .query("time", "browser, utc or site.")
                .query("back", "Where to go on to.");
        table.page("/maintenance", Rule.VIEWER_OF_ALL, "Maintenance windows.", maintenance::page);
    }

    private void api() {
        filtered(table.get("/api/v1/customers", Rule.VIEWER, "Affected customers, worst first.", api::customers))
                .query("tier", "Words of tiers.")
                .query("vno", "Names of virtual operators; direct for none.")
                .answers(Shapes.customers());
        table.get("/api/v1/customers/{id}", Rule.VIEWER, "One customer, affected or not.", api::customer)
                .answers(Shapes.customer());
        filtered(table.get("/api/v1/alarms", Rule.VIEWER, "Alarms, open ones first.", api::alarms))
                .query("state", Shape.word(List.of("open", "cleared")), "Both when left out.")
                .query("ack", Shape.word(List.of("yes", "no")), "Both when left out.")
                .query("impact", "known, unknown or a reason.")
                .answers(Shapes.alarms());
        table.get("/api/v1/alarms/{id}", Rule.VIEWER, "One alarm with its evidence.", api::alarm)
                .answers(Shapes.alarm());
        table.get("/api/v1/alarms/{id}/explain", Rule.VIEWER, "Why it hurts whom it hurts.", api::explain)
                .query("whyNot", "Id of a customer: the first step that failed.")
                .answers(Shapes.explanation());
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
                .query("whyNot", "Id of a customer: the first step that failed.")
                .answers(Shape.any());
        table.get("/api/v1/inbox", Rule.VIEWER_OF_ALL, "Traps that no rule knows, by kind.", api::inbox)
                .answers(Shapes.inbox());
        table.get("/api/v1/unmatched", Rule.VIEWER_OF_ALL, "Words that lead to no customer.", api::unmatched)
                .query("limit", LIMIT, "200 when left out.")
                .answers(Shapes.unmatched());
        table.get("/api/v1/unmatched.csv", Rule.VIEWER_OF_ALL, "The same, for a spreadsheet.", api::unmatchedCsv)
                .answers("text/csv");
        table.get("/api/v1/ledger", Rule.VIEWER_OF_ALL, "Every term of the books.", api::ledger)
                .answers(Shapes.ledger());
        table.get("/api/v1/maintenance", Rule.VIEWER_OF_ALL, "Windows, the newest first.", maintenance::list)
                .answers(Shapes.maintenance());
        table.servlet(StreamServlet.PATH, Rule.WALL, "What changes, as server-sent events.")
                .query("view", "Name of a view, repeated for more.")
                .query("since", "Id of the last event that was read.")
                .answers("text/event-stream");
    }

    private void many() {
        filtered(table.get("/api/v1/customers.csv", Rule.VIEWER, "The board as a file.", exports::customers))
                .query("tz", "Zone of local times; the site's when left out.")
                .answers("text/csv");
        filtered(table.get("/api/v1/alarms.csv", Rule.VIEWER, "The alarms as a file.", exports::alarms))
                .query("tz", "Zone of local times; the site's when left out.")
                .answers("text/csv");
        table.post("/api/v1/bulk", Rule.OPERATOR_OF_ALL, "One action on many alarms.", bulk::act)
                .answers(Shape.any());
        table.form("/customers/act", Rule.OPERATOR_OF_ALL, "One action on many, by a form.", this::actAndSay);
        table.form("/alarms/act", Rule.OPERATOR_OF_ALL, "One action on many, by a form.", this::actAndSay);
        table.get("/api/v1/search", Rule.VIEWER, "What is known of a name, id or number.", api::search)
                .query("q", "At least what a caller says.")
                .query("limit", "Of each kind.")
                .answers(Shape.any());
        table.get("/api/v1/sources", Rule.VIEWER_OF_ALL, "Who sends to us.", api::sources)
                .answers(Shape.any());
        table.get("/api/v1/history", Rule.VIEWER_OF_ALL, "Numbers of the last hours.", api::history)
                .answers(Shape.any());
        table.get("/api/v1/settings", Rule.VIEWER_OF_ALL, "What it goes by.", api::settings)
                .answers(Shape.any());
        table.get("/api/v1/totals", Rule.VIEWER, "Measures of all that is affected.", groups::totals)
                .query("by", "tier, vno, product or place.")
                .answers(Shape.any());
        table.get("/api/v1/vnos", Rule.VIEWER, "Virtual operators whose customers are hurt.", groups::vnos)
                .answers(Shape.any());
        table.get("/api/v1/vnos/{id}", Rule.VIEWER, "One virtual operator.", groups::vno)
                .answers(Shape.any());
        table.get("/api/v1/accounts/{id}", Rule.VIEWER, "One billing account.", groups::account)
                .answers(Shape.any());
        table.get("/api/v1/problems", Rule.VIEWER, "Causes with those they hurt.", groups::problems)
                .query("limit", Shape.whole(1, 1_000), "100 when left out.")
                .answers(Shape.any());
        table.get("/api/v1/problems/{id}", Rule.VIEWER, "One cause.", groups::problem)
                .answers(Shape.any());
        table.get("/api/v1/complaints", Rule.VIEWER_OF_ALL, "What customers said.", complaints::list)
                .answers(Shape.any());
        table.post("/api/v1/complaints", Rule.OPERATOR_OF_ALL, "Takes what customers said.", complaints::create)
                .answers(Shape.any());
    }

    private void actAndSay(Context ctx) throws Exception {
        pages.did(ctx, bulk.run(BulkOrder.of(ctx)));
    }

    private static Route filtered(Route list) {
        return list.query("severity", "Words of X.733.")
                .query("q", "Part of a name, id or ticket.")
                .query("limit", Shape.whole(1, 1_000), "100 when left out.")
                .query("cursor", "The next of the page before.");
    }

    private void system() {
        table.get("/healthz", Rule.OPEN, "The process is alive.", api::healthz).answers(Shapes.health());
        table.get("/readyz", Rule.OPEN, "Messages are taken in and judged.", api::readyz)
                .answers(Shapes.readiness());
        table.get("/metrics", Rule.METRICS, "Prometheus text.", api::metrics).answers("text/plain");
        table.get("/assets/{build}/{name}", Rule.OPEN, "Scripts, styles, icon.", assets::serve)
                .answers("*/*");
        table.get("/favicon.ico", Rule.OPEN, "The icon.", ctx -> ctx.redirect(assets.folder() + "/icon.svg"))
                .answers("image/svg+xml");
    }
}
