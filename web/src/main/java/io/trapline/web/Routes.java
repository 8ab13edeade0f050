package io.trapline.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshots;
import io.trapline.web.page.CustomersScreen;
import io.trapline.web.page.Templates;
import io.trapline.web.page.Views;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** Which address is answered by whom. */
final class Routes {

    private final List<Mount> mounts;
    private final Assets assets = new Assets();
    private final Pages pages;
    private final Api api;
    private final Actions actions;
    private final StreamServlet stream;
    private final Failures failures;

    Routes(Readings readings, Desk desk, Snapshots snapshots, Live live, Templates templates, List<Mount> mounts) {
        this.mounts = mounts;
        Layout layout = new Layout(snapshots, live, assets);
        CustomersScreen customers = new CustomersScreen(templates);
        this.pages = new Pages(layout, customers);
        this.api = new Api(readings, snapshots, live);
        this.actions = new Actions(readings, desk);
        this.stream = new StreamServlet(live, new Views(customers));
        this.failures = new Failures(layout, templates);
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
        for (Mount mount : mounts) new MountRoutes(mount).register(routes);
    }

    private void pages(RoutesConfig routes) {
        routes.get("/", ctx -> ctx.redirect("/customers"));
        routes.get("/customers", pages::customers);
        routes.get("/assets/{build}/{name}", assets::serve);
        routes.get("/favicon.ico", ctx -> ctx.redirect(assets.folder() + "/icon.svg"));
    }

    private void api(RoutesConfig routes) {
        routes.get("/api/v1/customers", api::customers);
        routes.get("/api/v1/customers/{id}", api::customer);
        routes.get("/api/v1/alarms", api::alarms);
        routes.get("/api/v1/alarms/{id}", api::alarm);
        routes.post("/api/v1/alarms/{id}/ack", guarded(actions::acknowledge));
        routes.post("/api/v1/alarms/{id}/clear", guarded(actions::clear));
        routes.get("/api/v1/events", api::events);
        routes.get("/api/v1/events/{number}", api::event);
        routes.get("/api/v1/ledger", api::ledger);
        routes.get("/healthz", api::healthz);
        routes.get("/readyz", api::readyz);
        routes.get("/metrics", api::metrics);
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
