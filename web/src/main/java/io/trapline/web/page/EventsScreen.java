package io.trapline.web.page;

import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.mib.MibNames;
import io.trapline.web.live.Frame;
import io.trapline.web.live.View;
import io.trapline.web.query.EventQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What comes in, newest first: every message, also those that no rule knew. */
public final class EventsScreen {

    static final String NAME = "events";

    private final Templates templates;
    private final Readings readings;

    public EventsScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    public String page(Chrome chrome, EventQuery query) {
        return templates.html(
                "stream", Map.of("chrome", chrome, "query", query, "events", rows(query), "names", readings.names()));
    }

    /** One message by itself. */
    public String page(Chrome chrome, EventRow event) {
        return templates.html("event", Map.of("chrome", chrome, "event", event, "names", readings.names()));
    }

    public View view(EventQuery query) {
        return new LiveView(
                LiveView.named(NAME, query.text()),
                snapshot -> frame(query),
                (before, after) -> before.board().decided() != after.board().decided());
    }

    private Frame frame(EventQuery query) {
        LinkedHashMap<String, String> rows = new LinkedHashMap<>();
        List<EventRow> events = rows(query);
        MibNames names = readings.names();
        for (EventRow event : events) {
            rows.put(
                    Long.toString(event.recordNumber()),
                    templates.html("part/event-row", Map.of("event", event, "names", names)));
        }
        return new Frame(Map.of("nothing", templates.html("part/event-nothing", Map.of("events", events))), rows);
    }

    private List<EventRow> rows(EventQuery query) {
        MibNames names = readings.names();
        return query.rows(readings, event -> EventText.line(event, names));
    }
}
