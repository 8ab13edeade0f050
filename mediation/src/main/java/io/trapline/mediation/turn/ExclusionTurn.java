package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.Change;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.exclusion.ExclusionBook;
import io.trapline.mediation.exclusion.ExclusionBook.Kept;
import java.time.Duration;

/** What people say of customers whom an alarm does not affect, and what follows: counts and tickets of the alarm. */
final class ExclusionTurn {

    private static final String US = "trapline";

    private final Places places;

    ExclusionTurn(Places places) {
        this.places = places;
    }

    /** Of an open alarm whose customers are known; a mark that would change nothing leaves no trace. */
    void say(Turn turn, Exclusion said) {
        ExclusionBook book = turn.state().exclusions();
        boolean known = book.of(said.alarmId(), said.customerId()).isPresent();
        if (said.over()) {
            if (known) {
                apply(turn, said, 0, "affected");
            }
            return;
        }
        boolean room = known || book.size() < ExclusionBook.EXCLUSIONS_MAX;
        boolean open = turn.state()
                .alarms()
                .open(said.alarmId())
                .filter(alarm -> alarm.impact() instanceof Impact.Known)
                .isPresent();
        if (room && open) {
            long until = turn.at().streamNanos() + Math.min(said.time().toNanos(), Exclusion.TIME_MAX.toNanos());
            apply(turn, said, until, "notAffected");
        }
    }

    /** The mark that ends first is over. */
    void fall(Turn turn) {
        Exclusion over = turn.state().exclusions().first().exclusion();
        apply(turn, new Exclusion(over.alarmId(), over.customerId(), Duration.ZERO, US, ""), 0, "affected");
    }

    /** The customer is not named in the deed: who may read it may not know all customers. */
    private void apply(Turn turn, Exclusion said, long until, String what) {
        turn.apply(new Change.CustomerExcluded(new Kept(said, turn.at(), until)));
        var book = turn.state().alarms();
        Alarm alarm = book.open(said.alarmId()).orElse(null);
        if (alarm != null || book.cleared(said.alarmId()).isPresent()) {
            var deed = new Deed(turn.at(), said.operator(), what, PeopleTurn.cut(said.why()));
            turn.apply(new Change.DeedDone(said.alarmId(), deed));
        }
        if (alarm != null) {
            places.recount(turn, alarm);
        }
    }
}
