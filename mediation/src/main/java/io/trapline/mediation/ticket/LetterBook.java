package io.trapline.mediation.ticket;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dead letters by destination, in the order in which their work was released, and how many there are. The
 * newest {@link #LETTERS_MAX} of a destination are kept; those before them stay counted. Owned by the thread that evolves the state.
 */
public final class LetterBook {

    /** A letter holds its alarm: about a kilobyte each. */
    public static final int LETTERS_MAX = 2_000;

    private final TreeMap<String, TreeMap<Long, DeadLetter>> letters = new TreeMap<>();
    private final TreeMap<String, Long> counts = new TreeMap<>();

    /** Dead letters of a destination, those not kept too. */
    public long count(String destination) {
        return counts.getOrDefault(destination, 0L);
    }

    /** Dead letters of all destinations, those not kept too. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public Optional<DeadLetter> of(String destination, long seq) {
        return Optional.ofNullable(
                letters.getOrDefault(destination, new TreeMap<>()).get(seq));
    }

    /** Of one destination, in order. */
    public Collection<DeadLetter> of(String destination) {
        var kept = letters.get(destination);
        return kept == null ? List.of() : Collections.unmodifiableCollection(kept.values());
    }

    /** Of all destinations, by name and then in order. */
    public List<DeadLetter> all() {
        return letters.values().stream().flatMap(kept -> kept.values().stream()).toList();
    }

    /** Those of one ticket, in order. */
    public List<DeadLetter> ofTicket(String destination, String key) {
        return of(destination).stream()
                .filter(letter -> letter.work().key().equals(key))
                .toList();
    }

    void add(DeadLetter letter) {
        String destination = letter.work().destination();
        counts.merge(destination, 1L, Long::sum);
        restore(letter);
    }

    /** It was sent again or dropped. */
    void take(String destination, long seq) {
        Map<Long, DeadLetter> kept = letters.getOrDefault(destination, new TreeMap<>());
        if (kept.remove(seq) != null) {
            counts.merge(destination, -1L, Long::sum);
        }
    }

    /** Puts back one that is counted already. */
    public void restore(DeadLetter letter) {
        var kept = letters.computeIfAbsent(letter.work().destination(), d -> new TreeMap<>());
        kept.put(letter.work().seq(), letter);
        if (kept.size() > LETTERS_MAX) {
            kept.pollFirstEntry();
        }
    }

    /** Puts back how many there are. */
    void restore(String destination, long count) {
        counts.put(destination, count);
    }
}
