package io.trapline.web.route;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import io.trapline.web.access.Rule;
import jakarta.servlet.http.HttpServlet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/**
 * Every address of the server. A route without a rule cannot be declared, and what is not declared here
 * is not answered. Filled by one thread before the server starts.
 */
public final class RouteTable {

    /** Stands before every handler: lets the request through, or throws what to answer instead. */
    @FunctionalInterface
    public interface Gate {
        Route.Handler before(Route route, Route.Handler handler);
    }

    private static final String API = "/api/v1";
    private static final String HTML = "text/html";
    private static final String ANYTHING = "*/*";
    private static final List<HandlerType> GUESTS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Route> byName = new HashMap<>();

    /** A page for people. */
    public Route page(String path, Rule rule, String about, Route.Handler handler) {
        return add(HandlerType.GET, path, rule, about, handler).answers(HTML);
    }

    /**
     * What a person does: a form under {@code path}, and the same for programs under {@code /api/v1} and
     * that path, which is returned.
     */
    public Route task(String path, Rule rule, String about, Route.Handler handler) {
        Route form = form(path, rule, about, handler);
        Route call = post(API + path, rule, about, handler)
                .field("operator", Shape.text(), "Who acts, where nobody has to log in.");
        form.like(call);
        return call;
    }

    /** A form of a page: changes something and leads to a page. */
    public Route form(String path, Rule rule, String about, Route.Handler handler) {
        return add(HandlerType.POST, path, rule, about, handler).answers(HTML).status(303);
    }

    /** Reads; also answers HEAD. */
    public Route get(String path, Rule rule, String about, Route.Handler handler) {
        return add(HandlerType.GET, path, rule, about, handler);
    }

    public Route post(String path, Rule rule, String about, Route.Handler handler) {
        return add(HandlerType.POST, path, rule, about, handler);
    }

    public Route put(String path, Rule rule, String about, Route.Handler handler) {
        return add(HandlerType.PUT, path, rule, about, handler);
    }

    public Route patch(String path, Rule rule, String about, Route.Handler handler) {
        return add(HandlerType.PATCH, path, rule, about, handler);
    }

    public Route delete(String path, Rule rule, String about, Route.Handler handler) {
        return add(HandlerType.DELETE, path, rule, about, handler);
    }

    /** Every method on a prefix and below it, for a guest who looks after itself. */
    public void guest(String prefix, Rule rule, Route.Handler handler) {
        for (HandlerType method : GUESTS) {
            add(method, prefix, rule, "", handler).answers(ANYTHING).fromAnywhere();
            add(method, prefix + "/*", rule, "", handler).answers(ANYTHING).fromAnywhere();
        }
    }

    /** Reads, answered by a servlet of its own, which is given at {@link #register(ServletContextHandler, Function)}. */
    public Route servlet(String path, Rule rule, String about) {
        return declare(new Route(HandlerType.GET, path, rule, about, null));
    }

    private Route add(HandlerType method, String path, Rule rule, String about, Route.Handler handler) {
        return declare(new Route(method, path, rule, about, handler));
    }

    private Route declare(Route route) {
        if (byName.put(route.toString(), route) != null) {
            throw new IllegalStateException(route + " is declared twice");
        }
        routes.add(route);
        return route;
    }

    public List<Route> routes() {
        return Collections.unmodifiableList(routes);
    }

    /** What answers the same address in another table that was declared by the same words. */
    public Route.Handler handler(Route same) {
        Route own = byName.get(same.toString());
        Route.Handler handler = own == null ? null : own.handler();
        if (handler == null) throw new IllegalStateException(same + " is not declared here");
        return handler;
    }

    /** Tells the server all of them. */
    public void register(RoutesConfig server, Gate gate) {
        for (Route route : routes) {
            Route.Handler handler = route.handler();
            if (handler == null) continue;
            Route.Handler guarded = gate.before(route, handler);
            server.addHttpHandler(route.method(), route.path(), guarded::handle);
            if (route.method() == HandlerType.GET) {
                server.addHttpHandler(HandlerType.HEAD, route.path(), guarded::handle);
            }
        }
    }

    /** Those that servlets answer. */
    public void register(ServletContextHandler context, Function<Route, HttpServlet> servlets) {
        for (Route route : routes) {
            if (route.handler() != null) continue;
            ServletHolder holder = new ServletHolder(route.path(), servlets.apply(route));
            holder.setAsyncSupported(true);
            context.addServlet(holder, route.path());
        }
    }
}
