package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.DecisionBook;
import io.trapline.mediation.worklist.Subject;
import java.util.Objects;

/** What people decide about words that lead to no customer; open alarms with these words follow at once. */
final class WordTurn {

    private final Places places;

    WordTurn(Places places) {
        this.places = places;
    }

    void decide(Turn turn, Decision decision) {
        if (!turn.state().decisions().room(decision.subject())) {
            return;
        }
        turn.apply(new Change.WordsDecided(new DecisionBook.Kept(decision, turn.at())));
        String text = Objects.requireNonNullElse(decision.resourceId(), "") + " " + decision.why();
        done(turn, decision.subject(), decision.verdict().word(), decision.operator(), text.strip());
    }

    void free(Turn turn, Input.OperatorAction action) {
        turn.state().decisions().byId(action.alarmId()).ifPresent(kept -> {
            Subject subject = kept.decision().subject();
            turn.apply(new Change.WordsFreed(subject));
            done(turn, subject, "undo", action.operator(), action.text());
        });
    }

    private void done(Turn turn, Subject subject, String what, String operator, String text) {
        turn.apply(new Change.DeedDone(subject.id(), new Deed(turn.at(), operator, what, PeopleTurn.cut(text))));
        places.slice(turn);
    }
}
