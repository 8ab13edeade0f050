package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmBook;
import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.SelfAlarm;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the alarm table, for all and for each source. What is beyond is counted on an alarm of our
 * own: its count is the number of raises that were only counted. Every message is still kept.
 */
final class Storms {

    private final Policy policy;

    Storms(Policy policy) {
        this.policy = policy;
    }

    /** What becomes of a raise for which there is no room; null while there is. */
    AlarmTurn.@Nullable Fate beyond(Turn turn, Sighting seen) {
        AlarmBook book = turn.state().alarms();
        String source = seen.received().device();
        if (book.openOf(source) >= policy.openPerSourceMax()) {
            String words = "More than %d alarms of %s are open; more are only counted"
                    .formatted(policy.openPerSourceMax(), seen.evidence().value());
            return counted(turn, SelfAlarm.storm(source), seen.evidence().value(), words);
        }
        if (book.open().size() + book.held().size() >= policy.openAlarmsMax()) {
            String words = "More than %d alarms are open; more are only counted".formatted(policy.openAlarmsMax());
            return counted(turn, SelfAlarm.tableFull(), "trapline", words);
        }
        return null;
    }

    private static AlarmTurn.Fate counted(Turn turn, AlarmKey key, String device, String words) {
        var open = turn.state().alarms().find(key, null);
        String id;
        if (open.isEmpty()) {
            Alarm alarm = SelfAlarm.alarm(key, device, words, turn.at());
            turn.apply(new Change.AlarmRaised(alarm));
            id = alarm.id();
        } else {
            id = open.getFirst().id();
            turn.apply(new Change.AlarmTallied(id, turn.at(), null));
        }
        return new AlarmTurn.Fate(Disposition.SUPPRESSED, key.alarmType(), id);
    }

    /** An alarm ended: a storm is over when a quarter of the room is free again. */
    void eased(Turn turn, Alarm ended) {
        AlarmBook book = turn.state().alarms();
        String source = ended.received().device();
        if (book.openOf(source) <= policy.openPerSourceMax() * 3L / 4) {
            over(turn, SelfAlarm.storm(source));
        }
        if (book.open().size() <= policy.openAlarmsMax() * 3L / 4) {
            over(turn, SelfAlarm.tableFull());
        }
    }

    private static void over(Turn turn, AlarmKey key) {
        for (Alarm storm : turn.state().alarms().find(key, null)) {
            turn.apply(new Change.AlarmCleared(storm.id(), ClearKind.BY_EVENT, turn.at(), storm.ruleId(), null));
        }
    }
}
