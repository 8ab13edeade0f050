package io.trapline.mediation.board;

import io.trapline.mediation.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alarm as readers see it.
 *
 * @param alarmId short and stable, e.g. {@code A-7Q3K9}
 * @param device name of the device, or what it called itself when the BSS does not know it
 * @param object the managed object as received, e.g. {@code ifIndex=1203112}; empty for the device itself
 * @param resourceId the BSS resource it was matched to; null when unknown
 * @param resourceName what people call that resource, e.g. {@code 0/3/12}; null when unknown and for the device itself
 * @param count how often it was raised or repeated
 * @param clearedAt received time of the clear; null while open
 * @param impact {@code known}, or the reason word of an unknown impact
 * @param inventoryVersion the version that said so; null when unknown
 * @param raisedBy number of the record that raised it
 * @param lastRecord number of the newest record that belongs to it
 * @param tickets one line per ticket
 * @param standing what is true of it beside its life cycle
 */
public record AlarmRow(
        String alarmId,
        String device,
        String object,
        @Nullable String resourceId,
        @Nullable String resourceName,
        String alarmType,
        String eventType,
        Severity severity,
        String probableCause,
        String specificProblem,
        String ruleId,
        long count,
        Instant raisedAt,
        Instant lastAt,
        @Nullable Instant clearedAt,
        boolean acknowledged,
        String impact,
        @Nullable String inventoryVersion,
        int services,
        int customers,
        long raisedBy,
        long lastRecord,
        List<TicketRow> tickets,
        AlarmStanding standing) {

    /** Where on the device, as people say it; as received when the BSS has no name for it; empty for the device itself. */
    public String where() {
        return resourceName == null ? object : resourceName;
    }

    /** One of which nothing more is to be said. */
    public AlarmRow(
            String alarmId,
            String device,
            String object,
            @Nullable String resourceId,
            @Nullable String resourceName,
            String alarmType,
            String eventType,
            Severity severity,
            String probableCause,
            String specificProblem,
            String ruleId,
            long count,
            Instant raisedAt,
            Instant lastAt,
            @Nullable Instant clearedAt,
            boolean acknowledged,
            String impact,
            @Nullable String inventoryVersion,
            int services,
            int customers,
            long raisedBy,
            long lastRecord,
            List<TicketRow> tickets) {
        this(
                alarmId,
                device,
                object,
                resourceId,
                resourceName,
                alarmType,
                eventType,
                severity,
                probableCause,
                specificProblem,
                ruleId,
                count,
                raisedAt,
                lastAt,
                clearedAt,
                acknowledged,
                impact,
                inventoryVersion,
                services,
                customers,
                raisedBy,
                lastRecord,
                tickets,
                AlarmStanding.plain(clearedAt == null ? "raised" : "cleared", raisedAt));
    }
}
