package io.trapline.web.page;

import io.trapline.mediation.board.MaintenancePreview;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.WindowRow;
import io.trapline.mediation.maintenance.Span;
import io.trapline.web.live.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maintenance windows and the form that plans one. */
public final class MaintenanceScreen {

    /**
     * The page.
     *
     * @param fields of the form, as asked
     * @param preview null unless it was asked for
     * @param wrong why there is no preview; empty when nothing is wrong
     * @param hushed open alarms in a window, by its id
     */
    public record Model(
            List<WindowRow> windows,
            Map<String, String> fields,
            @Nullable MaintenancePreview preview,
            String wrong,
            Map<String, Long> hushed) {

        /** What a clock change does to an occurrence of the preview, as a word. */
        public String clocks(int occurrence) {
            return preview == null ? "" : preview.clocks().get(occurrence).word();
        }

        public String field(String name) {
            return fields.getOrDefault(name, "");
        }

        /** As the clocks of the window's zone show it, with the zone's name on that day. */
        public String there(Instant at) {
            return CLOCK.format(at.atZone(ZoneId.of(field("zone"))));
        }

        /** Names of other windows that are in force during one of the next occurrences. */
        public List<String> overlaps() {
            return preview == null
                    ? List.of()
                    : windows.stream()
                            .filter(window -> !window.state().equals("over"))
                            .filter(window -> preview.next().stream().anyMatch(span -> meets(window, span)))
                            .map(WindowRow::name)
                            .toList();
        }

        private static boolean meets(WindowRow window, Span span) {
            Instant from = window.nextFrom();
            Instant to = window.nextTo();
            return from != null
                    && to != null
                    && from.isBefore(span.to())
                    && span.from().isBefore(to);
        }
    }

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ENGLISH);

    private final Templates templates;
    private final Readings readings;

    public MaintenanceScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    public String page(
            Chrome chrome,
            Snapshot snapshot,
            Map<String, String> fields,
            @Nullable MaintenancePreview preview,
            String wrong) {
        Map<String, Long> hushed = new HashMap<>();
        snapshot.board().alarms().stream()
                .filter(alarm -> alarm.clearedAt() == null)
                .flatMap(alarm -> alarm.standing().windows().stream())
                .forEach(id -> hushed.merge(id, 1L, Long::sum));
        var model = new Model(readings.maintenance(), fields, preview, wrong, hushed);
        return templates.html("maintenance", Map.of("chrome", chrome, "model", model));
    }
}
