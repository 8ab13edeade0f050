package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * One input's turn: each change is decided on the state that the changes before it left, and
 * recorded. Nothing else changes state.
 */
final class Turn {

    private final State state;
    private final Stamp at;
    private final List<Change> changes = new ArrayList<>();

    Turn(State state, Stamp at) {
        this.state = state;
        this.at = at;
    }

    State state() {
        return state;
    }

    Stamp at() {
        return at;
    }

    /** This input's stamp at a stream time before it: when a deadline fell, not when it was noticed. */
    Stamp at(long streamNanos) {
        return new Stamp(at.number(), streamNanos, at.wallNanos() - (at.streamNanos() - streamNanos));
    }

    void apply(Change change) {
        state.evolve(change, at);
        changes.add(change);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }
}
