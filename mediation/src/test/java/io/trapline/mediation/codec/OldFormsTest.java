package io.trapline.mediation.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trapline.mediation.Change;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.turn.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier releases wrote stays readable, and means the same. */
class OldFormsTest {

    private static final Path FORM_1 = Path.of("src", "test", "resources", "golden", "form-1.txt");
    private static final Path FORM_6 = Path.of("src", "test", "resources", "golden", "form-6.txt");

    @Test
    void outcomesOfForm1GiveTheStateThatFormOneKept() throws IOException {
        var replayed = new State();
        for (byte[] document : documents(FORM_1, "outcome")) {
            assertThat(document[0]).isEqualTo((byte) 1);
            replayed.evolve(OutcomeCodec.decode(document));
        }
        // Who talks was not kept then: it is learned anew.
        replayed.evolve(new Outcome(
                new Stamp(replayed.decided(), replayed.streamNanos(), 0),
                Disposition.INTERNAL,
                null,
                List.of(new Change.ChatterForgotten())));
        State kept = StateCodec.decode(documents(FORM_1, "state").getFirst());
        assertThat(kept.alarms().open()).isNotEmpty();
        assertThat(kept.alarms().cleared()).isNotEmpty();
        assertThat(kept.unmatched().count().groups()).isEmpty();
        // Counted from the outcomes; that form's state did not keep the counts.
        kept.unmatched().restore(replayed.unmatched().count());
        assertThat(StateCodec.encode(replayed)).isEqualTo(StateCodec.encode(kept));
        assertThat(StateCodec.encode(kept)[0]).as("written in the newest form").isEqualTo((byte) 11);
    }

    @Test
    void outcomesBeforeAnybodyWasExcludedGiveTheStateThatFormSixKept() throws IOException {
        var replayed = new State();
        for (byte[] document : documents(FORM_6, "outcome")) {
            replayed.evolve(OutcomeCodec.decode(document));
        }
        byte[] old = documents(FORM_6, "state").getFirst();
        assertThat(old[0]).isEqualTo((byte) 6);
        State kept = StateCodec.decode(old);
        assertThat(kept.tickets().pending("desk")).isNotEmpty();
        assertThat(kept.decisions().all()).isNotEmpty();
        assertThat(kept.exclusions().size()).isZero();
        // A tick that decides nothing moves the time and leaves no outcome.
        replayed.evolve(
                new Outcome(new Stamp(kept.decided(), kept.streamNanos(), 0), Disposition.INTERNAL, null, List.of()));
        assertThat(StateCodec.encode(replayed)).isEqualTo(StateCodec.encode(kept));
    }

    @Test
    void aFormOfTheFutureIsRefused() throws IOException {
        byte[] state = documents(FORM_1, "state").getFirst();
        state[0] = 99;
        assertThatThrownBy(() -> StateCodec.decode(state)).hasMessageContaining("state form 99");
    }

    private static List<byte[]> documents(Path file, String what) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(what + " "))
                    .map(line -> HexFormat.of().parseHex(line.substring(what.length() + 1)))
                    .toList();
        }
    }
}
