package io.trapline.web.query;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which affected customers are meant. Words of one kind mean <em>or</em>, kinds together mean <em>and</em>.
 *
 * @param words by kind, lower case; a kind without words does not narrow
 * @param slaMinutes only those whose restore target is due in less; 0 does not narrow
 * @param q substring of customer, account, service, VNO, place, ticket, alarm or device; empty does not narrow
 */
public record CustomerFilter(Map<Kind, Set<String>> words, int slaMinutes, String q) {

    /** The word for customers without a virtual operator, and for those whose place nobody says. */
    public static final String DIRECT = "direct";

    static final int SLA_BIT = 1 << 29;
    static final int TEXT_BIT = 1 << 30;
    static final int SLA_MINUTES_MAX = 7 * 24 * 60;

    private static final Set<String> YES_NO = Set.of("yes", "no");

    /** What a filter narrows by; the name in an address is {@link #word}. */
    public enum Kind {
        TIER(1, "tier", null, (row, words) -> words.contains(row.tierWord())),
        VNO(2, "vno", null, (row, words) -> words.contains(row.vnoWord())),
        PLACE(4, "place", null, (row, words) -> row.placeWords().stream().anyMatch(words::contains)),
        SEVERITY(
                8,
                "severity",
                Words.SEVERITIES,
                (row, words) -> words.contains(row.row().severity().word())),
        ACK(16, "ack", YES_NO, (row, words) -> words.contains(row.acknowledged() ? "yes" : "no")),
        MAINTENANCE(32, "maintenance", YES_NO, (row, words) -> words.contains(row.maintained() ? "yes" : "no")),
        ALARM(
                64,
                "alarm",
                null,
                (row, words) ->
                        row.row().alarmIds().stream().anyMatch(id -> words.contains(id.toLowerCase(Locale.ROOT))));

        private final int bit;
        private final String word;
        private final @Nullable Set<String> allowed;
        private final BiPredicate<Figures, Set<String>> fits;

        Kind(int bit, String word, @Nullable Set<String> allowed, BiPredicate<Figures, Set<String>> fits) {
            this.bit = bit;
            this.word = word;
            this.allowed = allowed;
            this.fits = fits;
        }

        public String word() {
            return word;
        }

        int bit() {
            return bit;
        }
    }

    static CustomerFilter of(Params params) {
        Map<Kind, Set<String>> words = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            Set<String> allowed = kind.allowed;
            Set<String> given = allowed == null ? params.words(kind.word) : params.words(kind.word, allowed);
            if (!given.isEmpty()) words.put(kind, Set.copyOf(given));
        }
        return new CustomerFilter(words, params.number("sla", 0, 0, SLA_MINUTES_MAX), params.text("q"));
    }

    public Set<String> of(Kind kind) {
        return words.getOrDefault(kind, Set.of());
    }

    public boolean has(Kind kind, String word) {
        return of(kind).contains(word.toLowerCase(Locale.ROOT));
    }

    /** What of this filter a row does not fit, a bit for each kind and one each for SLA and text; 0: it fits. */
    int misses(Figures row, long now) {
        int misses = 0;
        for (Map.Entry<Kind, Set<String>> entry : words.entrySet()) {
            if (!entry.getKey().fits.test(row, entry.getValue())) misses |= entry.getKey().bit;
        }
        if (slaMinutes > 0 && !row.gauge().breachWithin(slaMinutes * 60_000L, now)) misses |= SLA_BIT;
        if (!q.isEmpty() && !row.says(q)) misses |= TEXT_BIT;
        return misses;
    }

    public boolean any() {
        return !words.isEmpty() || slaMinutes > 0 || !q.isEmpty();
    }

    /** The same with one word switched on or off. */
    public CustomerFilter toggled(Kind kind, String word) {
        Set<String> changed = new LinkedHashSet<>(of(kind));
        String lower = word.toLowerCase(Locale.ROOT);
        if (!changed.remove(lower)) changed.add(lower);
        return with(kind, changed);
    }

    /** The same with only this word of its kind, or none of them when it stands alone already. */
    public CustomerFilter only(Kind kind, String word) {
        return with(kind, of(kind).equals(Set.of(word)) ? Set.of() : Set.of(word));
    }

    private CustomerFilter with(Kind kind, Set<String> changed) {
        Map<Kind, Set<String>> next = new TreeMap<>(words);
        if (changed.isEmpty()) next.remove(kind);
        else next.put(kind, Set.copyOf(changed));
        return new CustomerFilter(next, slaMinutes, q);
    }

    public CustomerFilter slaWithin(int minutes) {
        return new CustomerFilter(words, slaMinutes == minutes ? 0 : minutes, q);
    }

    void write(QueryText text) {
        for (Kind kind : Kind.values()) text.add(kind.word, of(kind));
        text.add("sla", slaMinutes == 0 ? "" : Integer.toString(slaMinutes)).add("q", q);
    }
}
