package io.trapline.mediation.board;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alarms as readers see them: ids become names here, from the inventory in use. */
final class AlarmRows {

    private AlarmRows() {}

    /** @param deeds how many things people did and said about it */
    static AlarmRow row(Alarm alarm, List<Ticket> tickets, @Nullable Inventory inventory, int deeds) {
        Impact.Known known = alarm.impact() instanceof Impact.Known k ? k : null;
        String impact = alarm.impact() instanceof Impact.Unknown unknown
                ? unknown.reason().name()
                : "known";
        var cleared = alarm.cleared();
        return new AlarmRow(
                alarm.id(),
                deviceName(alarm, inventory),
                alarm.object(),
                alarm.resourceId(),
                resourceName(alarm, inventory),
                alarm.alarmType(),
                alarm.eventType(),
                alarm.severity(),
                alarm.probableCause(),
                alarm.specificProblem(),
                alarm.ruleId(),
                alarm.count(),
                Times.instant(alarm.raised().wallNanos()),
                Times.instant(alarm.last().wallNanos()),
                cleared == null ? null : Times.instant(cleared.wallNanos()),
                !alarm.acknowledgedBy().isEmpty(),
                impact,
                known == null ? null : known.inventoryVersion(),
                known == null ? 0 : known.services(),
                known == null ? 0 : known.customers(),
                alarm.raised().number(),
                alarm.last().number(),
                tickets.stream().map(AlarmRows::ticket).toList(),
                standing(alarm, deeds));
    }

    private static AlarmStanding standing(Alarm alarm, int deeds) {
        var s = alarm.standing();
        var shelf = s.shelf();
        var first = s.first();
        var kind = alarm.clearKind();
        return new AlarmStanding(
                kind != null ? "cleared" : alarm.count() > 1 ? "updated" : "raised",
                alarm.acknowledgedBy(),
                s.suppressions(),
                s.reopens(),
                s.turns().flapping() ? s.turns().perHour() : 0,
                shelf == null ? null : Times.instant(shelf.untilNanos()),
                shelf == null ? "" : shelf.by(),
                shelf == null ? "" : shelf.why(),
                s.parent(),
                s.windows(),
                s.doubt(),
                Times.instant((first == null ? alarm.raised() : first).wallNanos()),
                kind == null ? "" : kind.word(),
                alarm.clearedBy(),
                deeds);
    }

    static String deviceName(Alarm alarm, @Nullable Inventory inventory) {
        String id = alarm.deviceId();
        if (id == null || inventory == null) {
            return alarm.evidence().value();
        }
        return inventory.resource(id).map(Resource::name).orElse(id);
    }

    private static @Nullable String resourceName(Alarm alarm, @Nullable Inventory inventory) {
        String id = alarm.resourceId();
        return id == null || inventory == null || id.equals(alarm.deviceId())
                ? null
                : inventory.resource(id).map(Resource::name).orElse(null);
    }

    private static TicketRow ticket(Ticket ticket) {
        return new TicketRow(ticket.key(), ticket.destination(), ticket.phase().word(), ticket.reference());
    }
}
