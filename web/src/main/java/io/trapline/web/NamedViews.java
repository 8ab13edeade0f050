package io.trapline.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.web.access.Principal;
import io.trapline.web.access.Role;
import io.trapline.web.access.Rule;
import io.trapline.web.access.SavedView;
import io.trapline.web.access.SavedViews;
import io.trapline.web.access.Visit;
import io.trapline.web.api.Json;
import io.trapline.web.page.ViewLine;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.BadParameter;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.EventQuery;
import io.trapline.web.query.Params;
import io.trapline.web.query.SourceQuery;
import io.trapline.web.route.RouteTable;
import io.trapline.web.route.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Filters with names: of one's own, or for everybody who sees the same virtual operators. The filter is checked when it is saved. */
final class NamedViews {

    private static final int NAME_MAX = 80;
    private static final int QUERY_MAX = 2_000;
    private static final List<String> PATHS = List.of("/customers", "/alarms", "/stream", "/sources");
    private static final Shape TEXT = Shape.text();
    private static final Shape VIEW =
            Shape.record(SavedView.class).with("href", TEXT).with("own", Shape.truth());

    private final SavedViews views;
    private final Layout layout;
    private final Voices voices;

    NamedViews(SavedViews views, Layout layout, Voices voices) {
        this.views = views;
        this.layout = layout;
        this.voices = voices;
    }

    void declare(RouteTable table) {
        table.page("/views", Rule.VIEWER, "Filters with names.", this::page)
                .query("path", "Page of a filter to save.")
                .query("query", "Its query string.");
        table.get("/api/v1/views", Rule.VIEWER, "Filters with names: shared ones and the own.", this::list)
                .answers(Shape.object().with("items", Shape.list(VIEW)).with("total", Shape.whole()));
        table.task("/views", Rule.OPERATOR, "Gives a filter a name.", this::save)
                .needs("name", TEXT, "At most 80 characters; the same name again replaces it.")
                .needs("path", Shape.word(PATHS), "Of the page.")
                .field("query", TEXT, "Its query string, at most 2,000 characters.")
                .field(
                        "shared",
                        Shape.word(List.of("true", "false")),
                        "true: everybody sees it who sees the same virtual operators.")
                .answers(Shape.object().with("id", TEXT).with("href", TEXT));
        table.task("/views/{id}/remove", Rule.OPERATOR, "Removes a view of one's own.", this::remove)
                .answers(Shape.object().with("id", TEXT));
    }

    private void page(Context ctx) {
        var chrome = layout.chrome(layout.glance(ctx), Voices.text(ctx, "act.views"), "/views", "");
        String path = ctx.queryParam("path");
        String query = ctx.queryParam("query");
        var model = Map.<String, Object>of(
                "chrome",
                chrome,
                "lines",
                views.of(who()).stream()
                        .map(view -> new ViewLine(view, mine(view)))
                        .toList(),
                "path",
                path == null || !PATHS.contains(path) ? "" : path,
                "query",
                query == null ? "" : query);
        Pages.html(ctx, voices.templates(ctx).html("views", model));
    }

    private void list(Context ctx) {
        Params.parse(ctx.queryString()).refuseOthers();
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        List<SavedView> all = views.of(who());
        all.forEach(view -> items.add(
                ((ObjectNode) Json.tree(view)).put("href", view.href()).put("own", mine(view))));
        ctx.contentType("application/json").result(Json.text(answer.put("total", all.size())));
    }

    private void save(Context ctx) {
        Order order = Order.of(ctx, Set.of("name", "path", "query", "shared", "operator"));
        String name = order.needed("name", NAME_MAX);
        String path = order.needed("path", NAME_MAX);
        String query = order.text("query", QUERY_MAX);
        check(path, query);
        boolean shared = order.text("shared", NAME_MAX).equals("true");
        try {
            SavedView made = views.save(who(), name, shared, path, query);
            done(ctx, Json.object().put("id", made.id()).put("href", made.href()));
        } catch (SavedViews.Full full) {
            throw new Problem(409, "tooMany", String.valueOf(full.getMessage()));
        }
    }

    /** A filter that the page would not understand is refused: it would show others than meant. */
    private static void check(String path, String query) {
        try {
            Params params = Params.parse(query);
            switch (path) {
                case "/customers" -> CustomerQuery.of(params);
                case "/alarms" -> AlarmQuery.of(params);
                case "/stream" -> EventQuery.of(params);
                case "/sources" -> SourceQuery.of(params);
                default -> throw Order.bad("field \"path\": expected one of " + String.join(", ", PATHS));
            }
            params.text("live");
            params.refuseOthers();
        } catch (BadParameter wrong) {
            throw Order.bad("field \"query\": " + wrong.getMessage());
        }
    }

    private void remove(Context ctx) {
        Order.of(ctx, Set.of("operator"));
        String id = ctx.pathParam("id");
        boolean any = who().role() == Role.ADMIN;
        if (!views.remove(id, who(), any)) throw Problem.notFound("view", id);
        done(ctx, Json.object().put("id", id));
    }

    private static boolean mine(SavedView view) {
        return view.owner().equals(who().name());
    }

    /** Where nobody has to log in all views are everybody's. */
    private static Principal who() {
        return Visit.NOW.get().principal();
    }

    private static void done(Context ctx, ObjectNode answer) {
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json").result(answer.toString());
        } else {
            ctx.status(303).header("Location", "/views");
        }
    }
}
