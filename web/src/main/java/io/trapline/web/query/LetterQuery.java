package io.trapline.web.query;

import io.trapline.mediation.board.LetterRow;
import java.util.List;
import java.util.Set;

/**
 * A filter over dead letters.
 *
 * @param destinations names; empty means all
 * @param actions open, update, resolve; empty means all
 * @param q substring of reason, object, alarm or ticket; empty means all
 */
public record LetterQuery(Set<String> destinations, Set<String> actions, String q) {

    /** Letters on the page. */
    public static final int SHOWN = 100;

    public static final List<String> ACTIONS = List.of("open", "update", "resolve");

    public static LetterQuery of(Params params) {
        return new LetterQuery(
                params.words("destination"), params.words("action", Set.copyOf(ACTIONS)), params.text("q"));
    }

    public boolean filtered() {
        return !destinations.isEmpty() || !actions.isEmpty() || !q.isEmpty();
    }

    /** Those that fit, the newest first. */
    public List<LetterRow> of(List<LetterRow> letters) {
        return letters.stream().filter(this::matches).toList();
    }

    private boolean matches(LetterRow letter) {
        String reference = letter.reference();
        return (destinations.isEmpty() || destinations.stream().anyMatch(letter.destination()::equalsIgnoreCase))
                && (actions.isEmpty() || actions.contains(letter.action()))
                && (q.isEmpty()
                        || Words.contains(letter.why(), q)
                        || Words.contains(letter.object(), q)
                        || Words.contains(letter.problem(), q)
                        || Words.contains(letter.alarmId(), q)
                        || (reference != null && Words.contains(reference, q)));
    }

    /** The canonical query string. */
    public String text() {
        return new QueryText()
                .add("destination", destinations)
                .add("action", actions)
                .add("q", q)
                .toString();
    }
}
