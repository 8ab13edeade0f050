package io.trapline.mediation.alarm;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.rule.Care;
import java.util.List;

/** Alarms that Trapline raises about itself: no device said so, nobody's service hangs on them. */
public final class SelfAlarm {

    /** A source has so many open alarms that more of it are only counted. */
    public static final String STORM = "alarmStorm";

    /** So many alarms are open that more are only counted. */
    public static final String TABLE_FULL = "alarmTableFull";

    static final String BY = "self";

    private SelfAlarm() {}

    public static AlarmKey storm(String source) {
        return new AlarmKey(source, "", STORM);
    }

    public static AlarmKey tableFull() {
        return new AlarmKey("trapline", "", TABLE_FULL);
    }

    /** @param device what people call its source */
    public static Alarm alarm(AlarmKey key, String device, String problem, Stamp at) {
        return new Alarm(
                Alarm.idOf(at.number()),
                key,
                "",
                new Identity.Evidence(BY, AliasKind.HOSTNAME, device),
                List.of(),
                null,
                null,
                "qualityOfServiceAlarm",
                Severity.MAJOR,
                "queueSizeExceeded",
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
                Care.NONE,
                Standing.NEW);
    }
}
