package io.trapline.mediation.ticket;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.alarm.Alarm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open alarms of which the alarm of a ticket is the cause, over however many others: evidence in that ticket.
 *
 * @param count all of them
 * @param digest of their ids and of whom they hurt; empty for none
 * @param listed by id, at most {@link #LISTED_MAX}
 */
public record Symptoms(int count, String digest, List<Symptom> listed) {

    public static final int LISTED_MAX = 100;

    public static final Symptoms NONE = new Symptoms(0, "", List.of());

    /**
     * One of them.
     *
     * @param evidence how the device named itself
     * @param object as received
     * @param inventory version in which it was looked up; null when it leads to no customer
     * @param without customers whom people said it does not affect, ordered
     */
    public record Symptom(
            String alarmId,
            String severity,
            String alarmType,
            String evidence,
            String object,
            @Nullable String deviceId,
            @Nullable String resourceId,
            @Nullable String inventory,
            List<String> without) {

        public static Symptom of(Alarm alarm, List<String> without) {
            return new Symptom(
                    alarm.id(),
                    alarm.severity().word(),
                    alarm.alarmType(),
                    alarm.evidence().value(),
                    alarm.object(),
                    alarm.deviceId(),
                    alarm.resourceId(),
                    alarm.impact() instanceof Impact.Known known ? known.inventoryVersion() : null,
                    without);
        }
    }

    /** What a desk is told with an alarm and these, in short: equal when nothing of it differs. */
    public String digest(Alarm alarm) {
        return count == 0 ? own(alarm) : own(alarm) + "+" + digest;
    }

    private static String own(Alarm alarm) {
        return alarm.impact() instanceof Impact.Known known ? known.digest() : "";
    }
}
