package io.trapline.web.page;

import io.trapline.mediation.board.MaintenancePreview;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.WindowRow;
import io.trapline.web.live.Snapshot;
import java.util.HashMap;
import java.util.List;
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

        public String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

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
