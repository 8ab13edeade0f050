package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.mediation.Change;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.SelfAlarm;
import io.trapline.mediation.complaint.Chatter;
import org.jspecify.annotations.Nullable;

/** Devices that used to talk: an alarm while they say nothing, over with their next word. */
final class SilenceTurn {

    private final AlarmTurn alarms;
    private final Places places;

    SilenceTurn(AlarmTurn alarms, Places places) {
        this.alarms = alarms;
        this.places = places;
    }

    /** Time has passed. */
    void look(Turn turn) {
        Chatter chatter = turn.state().chatter();
        long now = turn.at().streamNanos();
        if (chatter.due(now)) {
            // One in a turn: an alarm is named by the record that raised it.
            String source = chatter.silent(now).orElse("");
            Chatter.Heard heard = chatter.of(source);
            turn.apply(new Change.SilenceLooked(now, source));
            if (heard != null) {
                raise(turn, source, heard);
            }
        }
    }

    /** A message came. */
    void heard(Turn turn, @Nullable EventNote note) {
        if (note == null) {
            return;
        }
        String source = Chatter.source(note);
        if (turn.state().chatter().absent(source, turn.at().streamNanos())) {
            for (Alarm alarm : turn.state().alarms().find(SelfAlarm.silentDevice(source), null)) {
                alarms.end(
                        turn,
                        alarm,
                        new Change.AlarmCleared(
                                alarm.id(),
                                ClearKind.BY_EVENT,
                                turn.at(),
                                "trapline/" + SelfAlarm.SILENT_DEVICE,
                                null));
            }
        }
    }

    /** We were away: that nothing was heard says nothing. */
    static void away(Turn turn) {
        if (!turn.state().chatter().isEmpty()) {
            turn.apply(new Change.ChatterForgotten());
        }
    }

    private void raise(Turn turn, String source, Chatter.Heard heard) {
        AlarmKey key = SelfAlarm.silentDevice(source);
        var book = turn.state().alarms();
        if (!book.find(key, null).isEmpty() || book.open().size() >= Policy.OPEN_ALARMS_MAX) {
            return;
        }
        Inventory inventory = places.inventory(turn.state());
        String deviceId = heard.deviceId();
        Impact impact = deviceId == null || inventory == null
                ? new Impact.Unknown(Impact.Reason.NO_SOURCE)
                : inventory.affectedBy(deviceId);
        String name = heard.name().substring(heard.name().indexOf('=') + 1);
        String problem = "nothing was heard for half an hour of a device that spoke every five minutes";
        Alarm alarm = SelfAlarm.ofSilence(key, name, deviceId, impact, problem, turn.at());
        turn.apply(new Change.AlarmRaised(alarm));
        alarms.opened(turn, alarm.id());
    }
}
