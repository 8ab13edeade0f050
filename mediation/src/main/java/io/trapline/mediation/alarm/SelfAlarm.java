package io.trapline.mediation.alarm;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.rule.Care;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** A flood that the door no longer tells of has ended, or ended while nobody listened. */
    private static final Duration FLOOD_ENDS = Duration.ofMinutes(5);

    /** Customers complain, no alarm says why, and what they hang on has a place in common. */
    public static final String SILENT_DEGRADATION = "silentDegradation";

    /** A device that used to talk says nothing any more. */
    public static final String SILENT_DEVICE = "silentDevice";

    static final String BY = "self";

    private static final String COMPLAINTS = "complaints";
    private static final String SILENCE = "silence";

    static final Set<String> BY_US = Set.of(BY, COMPLAINTS, SILENCE);

    /** Without a further complaint or a word of the device for so long, it is over. */
    private static final Care FADING =
            new Care(Duration.ZERO, Duration.ZERO, Duration.ofHours(4), Care.Flap.NEVER, Duration.ZERO, false);

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

    public static AlarmKey silentDegradation(String resourceId) {
        return new AlarmKey(COMPLAINTS, "id=" + resourceId, SILENT_DEGRADATION);
    }

    public static AlarmKey silentDevice(String source) {
        return new AlarmKey(source, "", SILENT_DEVICE);
    }

    /** On a resource of the BSS, seen by what customers say. Nobody knows how bad it is: a risk. */
    public static Alarm ofComplaints(Resource on, String device, Impact impact, String problem, Stamp at) {
        Alarm plain = alarm(silentDegradation(on.id()), device, problem, at);
        return of(plain, COMPLAINTS, on.deviceId(), on.id(), impact, "performanceDegraded", Severity.MINOR, FADING);
    }

    /** @param deviceId null while the BSS does not know it */
    public static Alarm ofSilence(
            AlarmKey key, String device, @Nullable String deviceId, Impact impact, String problem, Stamp at) {
        Alarm plain = alarm(key, device, problem, at);
        return of(plain, SILENCE, deviceId, deviceId, impact, "lossOfSignal", Severity.WARNING, Care.NONE);
    }

    private static Alarm of(
            Alarm plain,
            String by,
            @Nullable String deviceId,
            @Nullable String resourceId,
            Impact impact,
            String cause,
            Severity severity,
            Care care) {
        return new Alarm(
                plain.id(),
                plain.received(),
                plain.namespace(),
                new Identity.Evidence(by, AliasKind.HOSTNAME, plain.evidence().value()),
                plain.objects(),
                deviceId,
                resourceId,
                plain.eventType(),
                severity,
                cause,
                plain.specificProblem(),
                plain.ruleId(),
                impact,
                plain.count(),
                plain.raised(),
                plain.last(),
                "",
                null,
                null,
                "",
                care,
                plain.standing());
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
