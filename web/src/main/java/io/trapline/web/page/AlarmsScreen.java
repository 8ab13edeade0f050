package io.trapline.web.page;

import io.trapline.mediation.board.AlarmRow;
import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of alarms: open ones first, newest raise first. */
public final class AlarmsScreen {

    static final String NAME = "alarms";

    /** The list under one filter. */
    public record Model(Snapshot snapshot, AlarmQuery query, Page<AlarmRow> page) {

        public String nextHref() {
            return Links.alarms(query.from(page.next()).text());
        }

        public String csvHref() {
            String rows = query.rowsText();
            return "/api/v1/alarms.csv" + (rows.isEmpty() ? "" : "?" + rows);
        }

        public String firstHref() {
            return Links.alarms(query.from(null).text());
        }
    }

    private final Templates templates;

    public AlarmsScreen(Templates templates) {
        this.templates = templates;
    }

    public String page(Chrome chrome, Snapshot snapshot, AlarmQuery query) {
        return templates.html("alarms", Map.of("chrome", chrome, "model", model(snapshot, query)));
    }

    private static Model model(Snapshot snapshot, AlarmQuery query) {
        return new Model(snapshot, query, query.page(snapshot.index()));
    }

    public View view(AlarmQuery query) {
        return new LiveView(
                LiveView.named(NAME, query.text()),
                snapshot -> frame(snapshot, query),
                (before, after) -> !before.sameAlarms(after));
    }

    private Frame frame(Snapshot snapshot, AlarmQuery query) {
        Model model = model(snapshot, query);
        LinkedHashMap<String, String> rows = new LinkedHashMap<>();
        for (AlarmRow alarm : model.page().items()) {
            rows.put(alarm.alarmId(), templates.html("part/alarm-row", Map.of("alarm", alarm)));
        }
        Map<String, String> regions = new LinkedHashMap<>();
        regions.put("count", templates.html("part/alarm-count", Map.of("model", model)));
        regions.put("matching", Show.number(model.page().total()));
        return new Frame(regions, rows, id -> there(snapshot, id));
    }

    /** What is cleared is over, whether it is still shown somewhere or not. */
    static boolean there(Snapshot snapshot, String alarmId) {
        return snapshot.index()
                .alarm(alarmId)
                .filter(alarm -> alarm.clearedAt() == null)
                .isPresent();
    }
}
