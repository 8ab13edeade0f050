package io.trapline.web.page;

import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.ExclusionRow;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.mib.MibNames;
import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One alarm in three columns: what came in, what was made of it, why which customers are affected. */
public final class AlarmScreen {

    static final String NAME = "alarm/";

    /** Alarms of the same device that are shown beside it. */
    private static final int NEIGHBOURS_MAX = 8;

    /**
     * Alarms that have to do with this one.
     *
     * @param cause null when it is nobody's symptom
     * @param symptoms those it is the cause of
     * @param neighbours other open ones of its device
     */
    public record Kin(@Nullable AlarmRow cause, List<AlarmRow> symptoms, List<AlarmRow> neighbours) {

        static Kin of(AlarmRow alarm, List<AlarmRow> all) {
            String parent = alarm.standing().parentId();
            AlarmRow cause = null;
            List<AlarmRow> symptoms = new ArrayList<>();
            List<AlarmRow> neighbours = new ArrayList<>();
            for (AlarmRow other : all) {
                if (other.alarmId().equals(alarm.alarmId())) continue;
                if (other.alarmId().equals(parent)) cause = other;
                else if (other.standing().parentId().equals(alarm.alarmId())) symptoms.add(other);
                else if (neighbours.size() < NEIGHBOURS_MAX
                        && other.clearedAt() == null
                        && other.device().equals(alarm.device())) neighbours.add(other);
            }
            return new Kin(cause, symptoms, neighbours);
        }
    }

    /** Paths on the page; the API lists more. */
    static final int PATHS_MAX = 200;

    /**
     * An alarm with its evidence.
     *
     * @param event the record shown; null when the journal no longer keeps it
     * @param record its number
     * @param names for its OIDs
     * @param paths by customer, in order
     * @param deeds what people did and said, oldest first
     * @param tickets with what their desks were not told
     */
    public record Model(
            AlarmRow alarm,
            @Nullable EventRow event,
            long record,
            MibNames names,
            Map<String, List<ImpactPath>> paths,
            int listed,
            List<DeedRow> deeds,
            Kin kin,
            List<TicketLine> tickets) {

        public boolean showsLast() {
            return record != alarm.raisedBy();
        }
    }

    private final Templates templates;
    private final Readings readings;

    public AlarmScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    /** @param last shows the newest record instead of the one that raised it */
    public String page(Chrome chrome, AlarmRow alarm, boolean last) {
        return templates.html(
                "alarm",
                Map.of(
                        "chrome",
                        chrome,
                        "model",
                        model(alarm, last),
                        "near",
                        readings.nearMisses(alarm.alarmId()),
                        "desks",
                        desks(alarm),
                        "relinkable",
                        relinkable(alarm),
                        "excluded",
                        excluded(alarm.alarmId())));
    }

    /** Destinations at which an open alarm has no ticket. */
    private List<String> desks(AlarmRow alarm) {
        if (alarm.clearedAt() != null) return List.of();
        return readings.board().forwarders().stream()
                .map(ForwarderRow::name)
                .filter(name -> alarm.tickets().stream()
                        .noneMatch(t -> t.destination().equals(name) && TicketLine.LIVING.contains(t.state())))
                .toList();
    }

    /** Destinations at which another ticket can be the one of an open alarm. */
    private List<String> relinkable(AlarmRow alarm) {
        if (alarm.clearedAt() != null) return List.of();
        return readings.board().forwarders().stream()
                .map(ForwarderRow::name)
                .filter(name -> alarm.tickets().stream()
                        .noneMatch(
                                t -> t.destination().equals(name) && t.state().equals("sending")))
                .toList();
    }

    private List<ExclusionRow> excluded(String alarmId) {
        return readings.exclusions().stream()
                .filter(row -> row.alarmId().equals(alarmId))
                .toList();
    }

    private Model model(AlarmRow alarm, boolean last) {
        long record = last ? alarm.lastRecord() : alarm.raisedBy();
        Map<String, List<ImpactPath>> byCustomer = new LinkedHashMap<>();
        List<ImpactPath> paths = readings.paths(alarm.alarmId(), PATHS_MAX);
        for (ImpactPath path : paths) {
            byCustomer
                    .computeIfAbsent(path.customerId(), id -> new ArrayList<>())
                    .add(path);
        }
        return new Model(
                alarm,
                readings.event(record).orElse(null),
                record,
                readings.names(),
                byCustomer,
                paths.size(),
                readings.deeds(alarm.alarmId()),
                Kin.of(alarm, readings.board().alarms()),
                alarm.tickets().stream()
                        .map(ticket ->
                                TicketLine.of(alarm, ticket, readings.board().letters()))
                        .toList());
    }

    public View view(String alarmId) {
        return new LiveView(
                NAME + alarmId,
                snapshot -> frame(snapshot, alarmId),
                (before, after) ->
                        !before.index().alarm(alarmId).equals(after.index().alarm(alarmId))
                                || !Objects.equals(
                                        before.board().inventoryVersion(),
                                        after.board().inventoryVersion()));
    }

    /** An alarm that is no longer kept leaves the page as it was. */
    private Frame frame(Snapshot snapshot, String alarmId) {
        Optional<AlarmRow> alarm = snapshot.index().alarm(alarmId);
        if (alarm.isEmpty()) return LiveView.regions(Map.of());
        Map<String, Object> model = Map.of("model", model(alarm.get(), false));
        Map<String, String> regions = new LinkedHashMap<>();
        regions.put("summary", templates.html("part/alarm-summary", model));
        regions.put("kin", templates.html("part/alarm-kin", model));
        regions.put("why", templates.html("part/alarm-why", model));
        regions.put(
                "deeds",
                templates.html(
                        "part/deeds", Map.of("deeds", model(alarm.get(), false).deeds())));
        regions.put("tickets", templates.html("part/alarm-tickets", model));
        return LiveView.regions(regions);
    }
}
