package io.trapline.mediation.turn;

import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.mediation.codec.OutcomeCodec;

/** Bringing a state up to the newest outcome by the same {@code evolve} that made it. */
public final class Recovery {

    private Recovery() {}

    /** Evolves {@code state} by every outcome behind it that can be read. */
    public static State replay(State state, Journal outcomes) {
        try (Tail tail = outcomes.tail(state.decided() + 1)) {
            for (Entry entry = tail.poll(); entry != null; entry = tail.poll()) {
                state.evolve(OutcomeCodec.decode(entry.payload()));
            }
        }
        return state;
    }
}
