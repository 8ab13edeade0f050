package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.mediation.board.Readings;
import io.trapline.web.access.Rule;
import io.trapline.web.api.GroupShapes;
import io.trapline.web.api.Json;
import io.trapline.web.api.Shapes;
import io.trapline.web.route.OpenApi;
import io.trapline.web.route.Route;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;
import io.trapline.web.tmf.TmfRoutes;
import java.util.List;

/** Which address is answered by whom, and who may ask. Every route stands in here or in what is declared here. */
final class Routes {

    private final RouteTable table = new RouteTable();
    private final Assets assets;
    private final Pages pages;
    private final Api api;
    private final Complaints complaints;
    private final Maintenance maintenance;
    private final Bulk bulk;
    private final Exports exports;
    private final Failures failures;
    private final Readings readings;

    Routes(House house, Reads reads) {
        this.assets = house.assets();
        this.readings = reads.readings();
        Layout layout = new Layout(reads.snapshots(), reads.live(), assets);
        this.pages = new Pages(layout, reads.voices(), reads.readings(), house.access());
        this.api = new Api(reads.readings(), reads.snapshots(), reads.live());
        this.maintenance = new Maintenance(layout, reads.voices(), reads.readings(), reads.desk());
        this.complaints = new Complaints(reads.readings(), reads.desk());
        this.bulk = new Bulk(reads.readings(), reads.snapshots(), reads.desk(), reads.theirs());
        this.exports = new Exports(reads.snapshots());
        this.failures = new Failures(layout, reads.voices());
        pages();
        new ReadRoutes(api, new Groups(reads.readings(), reads.snapshots()), exports).declare(table);
        acts();
        system();
        new Tasks(new Actions(reads.readings(), reads.desk()), maintenance).declare(table);
        new UnmatchedRoutes(new Unmatched(reads.readings(), reads.desk(), layout, reads.voices())).declare(table);
        new NotAffectedRoutes(new NotAffected(reads.readings(), reads.desk(), layout, reads.voices())).declare(table);
        new LetterRoutes(new Letters(reads.readings(), reads.desk(), pages)).declare(table);
        new NamedViews(house.access().views(), layout, reads.voices()).declare(table);
        LoginPages login = new LoginPages(house.access(), reads.voices(), assets);
        login.declare(table);
        new OidcPages(house.access(), house.oidc(), login, reads.voices(), assets).declare(table);
        new People(house.access(), house.readings()).declare(table);
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
        table.page("/", Rule.VIEWER, "The board.", ctx -> ctx.redirect("/customers"))
                .status(302);
        ReadRoutes.customers(
                        table.page("/customers", Rule.VIEWER, "Affected customers, worst first.", pages::customers))
                .query("cols", "Names of columns.")
                .query("group", "cause or none.");
        table.page("/search", Rule.VIEWER, "What a caller is told.", pages::search)
                .query("q", "A name, id or number.");
        table.page("/customers/{id}", Rule.VIEWER, "One customer.", pages::customer);
        ReadRoutes.alarms(table.page("/alarms", Rule.VIEWER, "Alarms, open ones first.", pages::alarms));
        table.page("/alarms/{id}", Rule.VIEWER, "One alarm: raw, decoded, why.", pages::alarm);
        table.page("/stream", Rule.VIEWER, "Newest messages.", pages::stream);
        table.page("/events/{number}", Rule.VIEWER, "One message.", pages::event);
        table.page("/inbox", Rule.VIEWER_OF_ALL, "Traps that no rule knows.", pages::inbox);
        table.page("/forwarding", Rule.VIEWER_OF_ALL, "Destinations, tickets, dead letters.", pages::forwarding)
                .query("destination", "Dead letters of these destinations.")
                .query("action", "Dead letters that open, update or resolve.")
                .query("q", "Part of what a dead letter says.");
        table.page("/sources", Rule.VIEWER_OF_ALL, "Who sends to us.", pages::sources);
        table.page("/settings", Rule.VIEWER_OF_ALL, "What runs here and what it goes by.", pages::settings);
        table.page("/wall", Rule.WALL, "The board for a wall.", pages::wall).query("token", "A token of scope wall.");
        table.page("/health", Rule.VIEWER_OF_ALL, "The books, sockets and the BSS.", pages::health);
        table.page("/look", Rule.OPEN, "Keeps how somebody wants pages, and leads back.", Looks::choose)
                .query("language", "en or de.")
                .query("theme", "auto, light or dark.")
                .query("time", "browser, utc or site.")
                .query("back", "Where to go on to.")
                .status(303);
        table.page("/maintenance", Rule.VIEWER_OF_ALL, "Maintenance windows.", maintenance::page);
    }

    private void acts() {
        Route bulk = table.post("/api/v1/bulk", Rule.OPERATOR, "One action on many alarms.", this.bulk::act)
                .needs("action", Shape.word(BulkOrder.Verb.words()), "What is done to each.")
                .needs("of", Shape.word(List.of("customers", "alarms")), "Of customers all open alarms are meant.")
                .field("id", Shape.list(Shape.text()), "Up to 1,000 ids, unless all is true.")
                .field("all", Shape.truth(), "Everything that the filter matches.")
                .field("filter", Shape.text(), "Query string of that page.")
                .field("text", Shape.text(), "Reason or comment, at most 1,000 characters; notAffected needs one.")
                .field("minutes", Shape.whole(1, Actions.SHELF_MINUTES_MAX), "How long, for shelve and notAffected.")
                .field("operator", Shape.text(), "Who acts, where nobody has to log in.")
                .field("back", Shape.text(), "Where a form leads back to.")
                .answers(Shape.record(Bulk.Result.class).with("said", Shape.text()));
        table.form("/customers/act", Rule.OPERATOR, "One action on many, by a form.", this::actAndSay)
                .like(bulk)
                .status(200);
        table.form("/alarms/act", Rule.OPERATOR, "One action on many, by a form.", this::actAndSay)
                .like(bulk)
                .status(200);
        table.get("/api/v1/complaints", Rule.VIEWER_OF_ALL, "What customers said.", complaints::list)
                .answers(GroupShapes.complaints());
        table.post("/api/v1/complaints", Rule.OPERATOR_OF_ALL, "Takes what customers said.", complaints::create)
                .needs("customerId", Shape.text(), "Who complains.")
                .field("text", Shape.text(), "At most 4,000 characters.")
                .field("serviceId", Shape.text(), "About what; all of theirs when left out.")
                .field("complaintId", Shape.text(), "The same id is the same complaint.")
                .field("channel", Shape.text(), "How it came, e.g. phone.")
                .field("operator", Shape.text(), "Who takes it, where nobody has to log in.")
                .alsoTakes("text/csv")
                .status(201)
                .answers(GroupShapes.taken());
        table.get("/api/v1/maintenance", Rule.VIEWER_OF_ALL, "Windows, the newest first.", maintenance::list)
                .answers(Shapes.maintenance());
        table.servlet(StreamServlet.PATH, Rule.WALL, "What changes, as server-sent events.")
                .query("view", "Name of a view, repeated for more.")
                .query("since", "Id of the last event that was read.")
                .answers("text/event-stream");
    }

    private void actAndSay(Context ctx) throws Exception {
        pages.did(ctx, bulk.run(BulkOrder.of(ctx)));
    }

    private void openApi(Context ctx) {
        String version = readings.about().version();
        ctx.contentType("application/json").result(Json.text(OpenApi.document(version, table.routes())));
    }

    private void system() {
        table.get("/healthz", Rule.OPEN, "The process is alive.", api::healthz).answers(Shapes.health());
        table.get("/readyz", Rule.OPEN, "Messages are taken in and judged.", api::readyz)
                .answers(Shapes.readiness());
        table.get("/metrics", Rule.METRICS, "Prometheus text.", api::metrics).answers("text/plain");
        table.get("/assets/{build}/{name}", Rule.OPEN, "Scripts, styles, icon.", assets::serve)
                .answers("*/*");
        table.get("/favicon.ico", Rule.OPEN, "The icon.", ctx -> ctx.redirect(assets.folder() + "/icon.svg"))
                .answers("image/svg+xml")
                .status(302);
        table.get("/openapi.json", Rule.VIEWER, "This document.", this::openApi)
                .answers(Shape.object().open());
    }
}
