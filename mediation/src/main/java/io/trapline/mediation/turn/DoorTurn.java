package io.trapline.mediation.turn;

import io.trapline.agent.Envelope;
import io.trapline.agent.Transport;
import io.trapline.mediation.Change;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Identity;
import io.trapline.mediation.alarm.SelfAlarm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the door says of floods becomes an alarm of our own, which nobody's service hangs on: a device that
 * talks too much is not down. Only what came over no transport is the door's word.
 */
final class DoorTurn {

    private static final String FLOOD = "flood@32473";

    private DoorTurn() {}

    /** Null for everything else. */
    static AlarmTurn.@Nullable Fate of(Turn turn, Envelope envelope, Decoded decoded, Identity.Evidence evidence) {
        if (envelope.transport() != Transport.NONE || !(decoded instanceof Decoded.SyslogMessage line)) {
            return null;
        }
        Map<String, String> flood = line.structuredData().get(FLOOD);
        if (flood == null) {
            return null;
        }
        var key = SelfAlarm.flood(evidence.key(envelope.namespace()), envelope.listener());
        List<Alarm> open = turn.state().alarms().find(key, null);
        if ("off".equals(flood.get("state"))) {
            return over(turn, open);
        }
        String words = line.message();
        if (open.isEmpty()) {
            Alarm alarm = SelfAlarm.alarm(key, evidence.value(), words, turn.at());
            turn.apply(new Change.AlarmRaised(alarm));
            return new AlarmTurn.Fate(Disposition.CHANGED, "", alarm.id());
        }
        Alarm alarm = open.getFirst();
        turn.apply(new Change.AlarmRepeated(alarm.id(), turn.at(), alarm.severity(), words, null));
        return new AlarmTurn.Fate(Disposition.REPEATED, "", alarm.id());
    }

    private static AlarmTurn.Fate over(Turn turn, List<Alarm> open) {
        if (open.isEmpty()) {
            return new AlarmTurn.Fate(Disposition.NOTED, "orphanClear", null);
        }
        String id = open.getFirst().id();
        turn.apply(new Change.AlarmCleared(
                id, ClearKind.BY_EVENT, turn.at(), open.getFirst().ruleId(), null));
        return new AlarmTurn.Fate(Disposition.CHANGED, "", id);
    }
}
