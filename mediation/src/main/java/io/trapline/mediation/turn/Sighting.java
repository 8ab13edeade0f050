package io.trapline.mediation.turn;

import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.Identity;
import io.trapline.mediation.alarm.Locator;
import io.trapline.mediation.alarm.Mark;
import io.trapline.mediation.alarm.Standing;
import io.trapline.mediation.rule.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message as the alarm list sees it: who speaks, what the rules made of it, where it is.
 *
 * @param mark the device's own time; null when it does not say
 */
record Sighting(
        String namespace,
        Identity.Evidence evidence,
        Verdict verdict,
        Locator.Place place,
        @Nullable Mark mark) {

    /** The fault in the words received. */
    AlarmKey received() {
        return Identity.key(namespace, evidence, verdict);
    }

    /** The fault on a resource that the BSS knows; null while it does not. */
    @Nullable
    AlarmKey onResource() {
        String resource = place.resourceId();
        return resource == null ? null : AlarmKey.onResource(resource, verdict.alarmType());
    }

    /** Every key the fault has. */
    List<AlarmKey> keys() {
        AlarmKey resource = onResource();
        return resource == null ? List.of(received()) : List.of(received(), resource);
    }

    String text() {
        String text = verdict.specificProblem();
        return text.length() <= Locator.TEXT_MAX ? text : text.substring(0, Locator.TEXT_MAX);
    }

    /** The alarm that this is the first word of. */
    Alarm alarm(Stamp at) {
        var standing = Standing.NEW.begun(at, verdict.care().flap().turns(), mark);
        return new Alarm(
                Alarm.idOf(at.number()),
                received(),
                namespace,
                evidence,
                verdict.objects(),
                place.deviceId(),
                place.resourceId(),
                verdict.eventType(),
                verdict.severity(),
                verdict.probableCause(),
                text(),
                verdict.ruleId(),
                place.impact(),
                1,
                at,
                at,
                "",
                null,
                null,
                "",
                verdict.care(),
                standing);
    }
}
