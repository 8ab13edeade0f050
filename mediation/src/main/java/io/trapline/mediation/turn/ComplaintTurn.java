package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.alarm.SelfAlarm;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.mediation.complaint.ComplaintBook;
import io.trapline.mediation.complaint.Suspicion;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Complaints: joined to the open alarm that explains them, the one raised first of those on what the
 * customer's services hang on. Those that nothing explains may have a place in common; then that is an alarm.
 */
final class ComplaintTurn {

    /** Complaints are looked at together for so long. */
    private static final long WITHIN_NANOS = Duration.ofMinutes(30).toNanos();

    /** The newest so many of them. */
    private static final int LOOKED_AT_MAX = 300;

    private static final int NAMED_MAX = 5;
    private static final String US = "trapline";

    private final AlarmTurn alarms;
    private final Places places;

    ComplaintTurn(AlarmTurn alarms, Places places) {
        this.alarms = alarms;
        this.places = places;
    }

    void take(Turn turn, Input.Complained input) {
        Complaint complaint = input.complaint();
        if (turn.state().complaints().holds(complaint.id())) {
            return;
        }
        Inventory inventory = places.inventory(turn.state());
        Set<String> path = inventory == null ? Set.of() : Suspicion.path(complaint.serviceIds(), inventory);
        Optional<Alarm> cause = path.stream()
                .flatMap(resource -> turn.state().alarms().on(resource).stream())
                .flatMap(id -> turn.state().alarms().open(id).stream())
                .min(Comparator.comparingLong((Alarm a) -> a.raised().number()).thenComparing(Alarm::id));
        boolean ours = cause.map(ComplaintTurn::ofComplaints).orElse(false);
        turn.apply(new Change.ComplaintTaken(new ComplaintBook.Taken(
                complaint, turn.at(), cause.map(Alarm::id).orElse(""), cause.isPresent() && !ours)));
        if (cause.isPresent()) {
            join(turn, cause.get(), complaint, ours ? inventory : null);
        } else if (inventory != null) {
            suspect(turn, inventory);
        }
    }

    /** @param inventory where the alarm was made of complaints; else null */
    private static void join(Turn turn, Alarm cause, Complaint complaint, @Nullable Inventory inventory) {
        if (inventory != null) {
            String problem = Complaining.words(turn.state().complaints(), cause, turn.at(), inventory);
            turn.apply(
                    problem.equals(cause.specificProblem())
                            ? new Change.AlarmTallied(cause.id(), turn.at(), null)
                            : new Change.AlarmRepeated(cause.id(), turn.at(), cause.severity(), problem, null));
        }
        note(turn, cause.id(), "complaint", "%s of customer %s".formatted(complaint.id(), complaint.customerId()));
    }

    private static boolean ofComplaints(Alarm alarm) {
        return alarm.alarmType().equals(SelfAlarm.SILENT_DEGRADATION);
    }

    private void suspect(Turn turn, Inventory inventory) {
        List<ComplaintBook.Taken> unexplained =
                turn.state().complaints().unexplained(turn.at().streamNanos() - WITHIN_NANOS, LOOKED_AT_MAX);
        Suspicion.of(unexplained, inventory)
                .ifPresent(found -> inventory
                        .resource(found.resourceId())
                        .ifPresent(resource -> raise(turn, inventory, found, resource)));
    }

    private void raise(Turn turn, Inventory inventory, Suspicion.Found found, Resource resource) {
        String device =
                inventory.resource(resource.deviceId()).map(Resource::name).orElse(resource.deviceId());
        String problem = Complaining.words(found.customers().size(), found.carried(), resource);
        Impact impact = inventory.affectedBy(resource.id());
        Alarm alarm = SelfAlarm.ofComplaints(resource, device, impact, problem, turn.at());
        turn.apply(new Change.AlarmRaised(alarm));
        turn.apply(new Change.ComplaintsExplained(found.complaintIds(), alarm.id()));
        note(turn, alarm.id(), "evidence", evidence(found, resource, inventory));
        alarms.opened(turn, alarm.id());
    }

    /** The common path and who is on it. */
    private static String evidence(Suspicion.Found found, Resource resource, Inventory inventory) {
        var text = new StringBuilder("Common path: ");
        @Nullable Resource at = resource;
        for (int depth = 0; at != null && depth < NAMED_MAX; depth++) {
            text.append(depth == 0 ? "" : " < ").append(at.kind()).append(' ').append(at.name());
            String parent = at.parentId();
            at = parent == null ? null : inventory.resource(parent).orElse(null);
        }
        text.append("; customers ")
                .append(String.join(
                        ", ", found.customers().stream().limit(NAMED_MAX).toList()))
                .append(found.customers().size() > NAMED_MAX ? ", ..." : "");
        return text.toString();
    }

    private static void note(Turn turn, String alarmId, String what, String text) {
        turn.apply(new Change.DeedDone(alarmId, new Deed(turn.at(), US, what, text)));
    }
}
