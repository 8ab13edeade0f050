package io.trapline.mediation.turn;

import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.ClearKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How one alarm stands, as a story says it: {@code open x3 major, flapping 20/h, ack kim, ticket planned}. */
final class StoryLine {

    private StoryLine() {}

    static String of(State state, String id, List<String> ids) {
        var book = state.alarms();
        if (book.held(id).isPresent()) {
            return "held x" + book.held(id).get().count();
        }
        var alarm = book.open(id).or(() -> book.cleared(id));
        return alarm.map(a -> words(state, a, ids)).orElse("gone");
    }

    private static String words(State state, Alarm alarm, List<String> ids) {
        var standing = alarm.standing();
        ClearKind kind = alarm.clearKind();
        var parts = new ArrayList<String>();
        parts.add((kind == null ? "open" : "cleared " + kind.word()) + " x" + alarm.count() + " "
                + alarm.severity().word());
        if (standing.reopens() > 0) {
            parts.add("reopened " + standing.reopens());
        }
        for (String why : standing.suppressions()) {
            parts.add(
                    switch (why) {
                        case "flapping" ->
                            "flapping %.0f/h %s"
                                    .formatted(
                                            standing.turns().perHour(),
                                            standing.turns().up() ? "up" : "down");
                        case "shelved" ->
                            "shelved by "
                                    + Objects.requireNonNull(standing.shelf()).by();
                        case "parent" -> "child of #" + (ids.indexOf(standing.parent()) + 1);
                        default -> why;
                    });
        }
        if (!standing.doubt().isEmpty()) {
            var asked = state.polls().of(alarm.id());
            parts.add("unverified " + standing.doubt() + (asked == null ? "" : ", asked x" + asked.times()));
        }
        if (!alarm.acknowledgedBy().isEmpty()) {
            parts.add("ack " + alarm.acknowledgedBy());
        }
        state.tickets()
                .of(alarm.id())
                .forEach(t -> parts.add("ticket " + t.phase().word().toLowerCase(Locale.ROOT)));
        return String.join(", ", parts);
    }
}
