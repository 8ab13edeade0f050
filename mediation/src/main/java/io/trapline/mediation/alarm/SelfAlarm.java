package io.trapline.mediation.alarm;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.rule.Care;
import java.time.Duration;
import java.util.List;

/** Alarms that Trapline raises about itself: no device said so, nobody's service hangs on them. */
public final class SelfAlarm {

    /** A source has so many open alarms that more of it are only counted. */
    public static final String STORM = "alarmStorm";

    /** So many alarms are open that more are only counted. */
    public static final String TABLE_FULL = "alarmTableFull";

    /** A source sends more than its share; what is beyond is counted at the door and not kept. */
    public static final String FLOOD = "sourceFlood";

    /** Two devices claim the same address, engine or name. */
    public static final String CONFLICT = "identityConflict";

    static final String BY = "self";

    /** A flood that the door no longer tells of has ended, or ended while nobody listened. */
    private static final Duration FLOOD_ENDS = Duration.ofMinutes(5);

    private SelfAlarm() {}

    public static AlarmKey storm(String source) {
        return new AlarmKey(source, "", STORM);
    }

    public static AlarmKey tableFull() {
        return new AlarmKey("trapline", "", TABLE_FULL);
    }

    /** @param listener that is flooded */
    public static AlarmKey flood(String source, String listener) {
        return new AlarmKey(source, "listener=" + listener, FLOOD);
    }

    public static AlarmKey conflict(Claim claim) {
        return new AlarmKey("trapline", claim.key(), CONFLICT);
    }

    /** @param device what people call its source */
    public static Alarm alarm(AlarmKey key, String device, String problem, Stamp at) {
        boolean flood = key.alarmType().equals(FLOOD);
        boolean conflict = key.alarmType().equals(CONFLICT);
        return new Alarm(
                conflict ? Alarm.idOf(at.number()) + "C" : Alarm.idOf(at.number()),
                key,
                "",
                new Identity.Evidence(BY, AliasKind.HOSTNAME, device),
                List.of(),
                null,
                null,
                conflict ? "processingErrorAlarm" : "qualityOfServiceAlarm",
                conflict ? Severity.WARNING : Severity.MAJOR,
                conflict ? "configurationOrCustomisationError" : flood ? "congestion" : "queueSizeExceeded",
                problem,
                "trapline/" + key.alarmType(),
                new Impact.Unknown(Impact.Reason.NO_SERVICE),
                1,
                at,
                at,
                "",
                null,
                null,
                "",
                flood ? Care.endingAfter(FLOOD_ENDS) : Care.NONE,
                Standing.NEW);
    }
}
