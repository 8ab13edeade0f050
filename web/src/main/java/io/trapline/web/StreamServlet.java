package io.trapline.web;

import io.trapline.web.api.Json;
import io.trapline.web.live.Streams;
import io.trapline.web.live.View;
import io.trapline.web.page.Views;
import io.trapline.web.page.WallScreen;
import io.trapline.web.query.BadParameter;
import io.trapline.web.query.Params;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/stream?view=…}: server-sent events, each written by a virtual thread of its
 * own. A bare servlet beside Javalin's, for two reasons: nothing may compress or buffer a stream,
 * and Javalin 7.2.3 spins for ever when a future ends after the browser has gone (it answers on a
 * request that Jetty has already recycled, fails, and answers that).
 */
final class StreamServlet extends HttpServlet {

    static final String PATH = "/api/v1/stream";

    /**
     * Who opens a stream.
     *
     * @param wallOnly whether they may see the wall and nothing else
     */
    record Viewer(Room room, boolean wallOnly) {}

    private final transient Function<HttpServletRequest, Viewer> gate;

    /** @param gate finds out who asks, or throws what to answer instead */
    StreamServlet(Function<HttpServletRequest, Viewer> gate) {
        this.gate = gate;
    }

    /** Nothing but reading: the servlet's own TRACE would show a cookie to whoever can send one. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Guard.HEADERS.forEach(response::setHeader);
        boolean look = request.getMethod().equals("HEAD");
        if (!look && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(response, Failures.notAllowed(request.getMethod(), PATH));
            return;
        }
        Streams.Open stream = opened(request, response);
        if (stream == null) return;
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache, no-transform");
        // A proxy in between must not wait for a full buffer.
        response.setHeader("X-Accel-Buffering", "no");
        if (look) {
            stream.close();
            return;
        }
        AsyncContext exchange = request.startAsync();
        // A stream stays open for a shift.
        exchange.setTimeout(0);
        Thread.ofVirtual().name("stream").start(() -> write(stream, exchange, response));
    }

    /** Null when it was refused, which is answered then. */
    private Streams.@Nullable Open opened(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Viewer viewer = gate.apply(request);
            Room room = viewer.room();
            Params params = Params.parse(request.getQueryString());
            List<View> wanted = wanted(room.views(), params);
            if (viewer.wallOnly() && !wanted.stream().allMatch(StreamServlet::wall)) {
                throw new Problem(403, "forbidden", "This token is for the wall alone: ask for view=wall.");
            }
            return room.streams()
                    .open(wanted, since(request, params))
                    .orElseThrow(() -> new Problem(
                            503, "tooManyStreams", "Too many live streams are open; close a page and try again."));
        } catch (BadParameter e) {
            refuse(response, new Problem(400, "badParameter", String.valueOf(e.getMessage())));
        } catch (Problem e) {
            refuse(response, e);
        }
        return null;
    }

    private static void write(Streams.Open stream, AsyncContext exchange, HttpServletResponse response) {
        try (stream) {
            response.flushBuffer();
            stream.write(response.getOutputStream());
        } catch (IOException gone) {
            // The reader went away: the normal end of a stream.
        } finally {
            complete(exchange);
        }
    }

    private static void complete(AsyncContext exchange) {
        try {
            exchange.complete();
        } catch (IllegalStateException ended) {
            // The server ended it first, because the reader's going reached it first.
        }
    }

    private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(Json.text(Json.problem(problem.error(), problem.detail())));
    }

    private static List<View> wanted(Views views, Params params) {
        List<String> names = params.each("view");
        if (names.size() > Streams.VIEWS_MAX) {
            throw new BadParameter("at most " + Streams.VIEWS_MAX + " views fit in one stream");
        }
        Map<String, View> wanted = new LinkedHashMap<>();
        for (String name : names.isEmpty() ? List.of("customers") : names) {
            View view = views.named(name);
            wanted.put(view.name(), view);
        }
        return List.copyOf(wanted.values());
    }

    private static boolean wall(View view) {
        return view.name().split("\\?", 2)[0].equals(WallScreen.NAME);
    }

    /** A browser that reconnects sends the header; a page that opens its first stream says it in the query. */
    private static String since(HttpServletRequest request, Params params) {
        String last = request.getHeader("Last-Event-ID");
        return last == null || last.isBlank() ? params.text("since") : last.strip();
    }
}
