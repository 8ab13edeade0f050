package io.trapline.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshots;
import io.trapline.web.page.Views;
import io.trapline.web.tmf.TmfRoutes;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** Which address is answered by whom. */
final class Routes {

    private final List<Mount> mounts;
    private final Assets assets;
    private final Pages pages;
    private final Api api;
    private final Groups groups;
    private final Complaints complaints;
    private final Actions actions;
    private final Maintenance maintenance;
    private final Bulk bulk;
    private final Exports exports;
    private final StreamServlet stream;
    private final Failures failures;
    private final TmfRoutes tmf;

    Routes(
            Readings readings,
            Desk desk,
            Snapshots snapshots,
            Live live,
            Voices voices,
            Assets assets,
            List<Mount> mounts,
            Northbound northbound) {
        this.mounts = mounts;
        this.assets = assets;
        Layout layout = new Layout(snapshots, live, assets);
        this.pages = new Pages(layout, voices, readings);
        this.api = new Api(readings, snapshots, live);
        this.groups = new Groups(readings, snapshots);
        this.complaints = new Complaints(readings, desk);
        this.actions = new Actions(readings, desk);
        this.maintenance = new Maintenance(layout, voices, readings, desk);
        this.bulk = new Bulk(readings, snapshots, desk);
        this.exports = new Exports(snapshots);
        this.stream = new StreamServlet(live, new Views(voices.screens()));
        this.failures = new Failures(layout, voices);
        this.tmf = new TmfRoutes(readings, snapshots, desk, northbound);
    }

    void servlets(ServletContextHandler context) {
        ServletHolder holder = new ServletHolder("stream", stream);
        holder.setAsyncSupported(true);
        context.addServlet(holder, StreamServlet.PATH);
    }

    void register(RoutesConfig routes) {
        routes.before(Guard::headers);
        failures.register(routes);
        pages(routes);
        api(routes);
        tmf.register(routes, handler -> guarded(handler::handle));
        for (Mount mount : mounts) new MountRoutes(mount).register(routes);
    }

    private void pages(RoutesConfig routes) {
        get(routes, "/", ctx -> ctx.redirect("/customers"));
        get(routes, "/customers", pages::customers);
        get(routes, "/search", pages::search);
        get(routes, "/customers/{id}", pages::customer);
        get(routes, "/alarms", pages::alarms);
        get(routes, "/alarms/{id}", pages::alarm);
        tasks(routes, "");
        get(routes, "/stream", pages::stream);
        get(routes, "/events/{number}", pages::event);
        get(routes, "/inbox", pages::inbox);
        get(routes, "/unmatched", pages::unmatched);
        get(routes, "/forwarding", pages::forwarding);
        get(routes, "/sources", pages::sources);
        get(routes, "/settings", pages::settings);
        get(routes, "/wall", pages::wall);
        get(routes, "/health", pages::health);
        get(routes, "/maintenance", maintenance::page);
        routes.post("/customers/act", guarded(this::actAndSay));
        routes.post("/alarms/act", guarded(this::actAndSay));
        routes.post("/engines/{id}/accept", guarded(actions::acceptEngine));
        get(routes, "/look", Looks::choose);
        routes.get("/assets/{build}/{name}", assets::serve);
        routes.get("/favicon.ico", ctx -> ctx.redirect(assets.folder() + "/icon.svg"));
    }

    private void api(RoutesConfig routes) {
        get(routes, "/api/v1/customers", api::customers);
        get(routes, "/api/v1/customers/{id}", api::customer);
        get(routes, "/api/v1/alarms", api::alarms);
        get(routes, "/api/v1/alarms/{id}", api::alarm);
        tasks(routes, "/api/v1");
        get(routes, "/api/v1/events", api::events);
        get(routes, "/api/v1/events/{number}", api::event);
        get(routes, "/api/v1/inbox", api::inbox);
        get(routes, "/api/v1/alarms/{id}/explain", api::explain);
        get(routes, "/api/v1/unmatched", api::unmatched);
        get(routes, "/api/v1/unmatched.csv", api::unmatchedCsv);
        get(routes, "/api/v1/search", api::search);
        get(routes, "/api/v1/customers.csv", exports::customers);
        get(routes, "/api/v1/alarms.csv", exports::alarms);
        routes.post("/api/v1/bulk", guarded(bulk::act));
        get(routes, "/api/v1/sources", api::sources);
        get(routes, "/api/v1/history", api::history);
        get(routes, "/api/v1/settings", api::settings);
        get(routes, "/api/v1/totals", groups::totals);
        get(routes, "/api/v1/vnos", groups::vnos);
        get(routes, "/api/v1/vnos/{id}", groups::vno);
        get(routes, "/api/v1/accounts/{id}", groups::account);
        get(routes, "/api/v1/problems", groups::problems);
        get(routes, "/api/v1/problems/{id}", groups::problem);
        get(routes, "/api/v1/complaints", complaints::list);
        routes.post("/api/v1/complaints", guarded(complaints::create));
        get(routes, "/api/v1/ledger", api::ledger);
        get(routes, "/api/v1/maintenance", maintenance::list);
        routes.post("/api/v1/maintenance/preview", guarded(ctx -> maintenance.preview(ctx)));
        routes.post("/api/v1/engines/{id}/accept", guarded(actions::acceptEngine));
        get(routes, "/healthz", api::healthz);
        get(routes, "/readyz", api::readyz);
        get(routes, "/metrics", api::metrics);
    }

    /** What people do: the same for a program and for a form. */
    private void tasks(RoutesConfig routes, String prefix) {
        routes.post(prefix + "/alarms/{id}/ack", guarded(actions::acknowledge));
        routes.post(prefix + "/alarms/{id}/clear", guarded(actions::clear));
        routes.post(prefix + "/alarms/{id}/shelve", guarded(actions::shelve));
        routes.post(prefix + "/alarms/{id}/unshelve", guarded(actions::unshelve));
        routes.post(prefix + "/alarms/{id}/verify", guarded(actions::verify));
        routes.post(prefix + "/alarms/{id}/comment", guarded(actions::comment));
        routes.post(prefix + "/maintenance", guarded(maintenance::plan));
        routes.post(prefix + "/maintenance/{id}/cancel", guarded(maintenance::cancel));
        routes.post(prefix + "/customers/{id}/comment", guarded(actions::commentCustomer));
    }

    private void actAndSay(Context ctx) throws Exception {
        pages.did(ctx, bulk.run(BulkOrder.of(ctx)));
    }

    /** HEAD is answered as GET is, without the body. */
    private static void get(RoutesConfig routes, String path, io.javalin.http.Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    private interface Handler {
        void handle(Context ctx) throws Exception;
    }

    private static io.javalin.http.Handler guarded(Handler handler) {
        return ctx -> {
            Guard.sameOrigin(ctx);
            handler.handle(ctx);
        };
    }
}
