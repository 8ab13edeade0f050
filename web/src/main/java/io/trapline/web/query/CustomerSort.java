package io.trapline.web.query;

import io.trapline.enrichment.ServiceState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * By what the board is ordered. In an address {@code sort=tier} is ascending, {@code sort=-mrr} descending.
 * Ties go to who is affected longer, then to the id: a total order, so that paging is stable.
 *
 * @param by a column
 * @param descending largest, or last in the alphabet, first
 */
public record CustomerSort(By by, boolean descending) {

    /** Worst first: the order of the board itself. */
    public static final CustomerSort WORST = new CustomerSort(By.SCORE, true);

    /** What can be ordered by; {@code worst} is the direction that a first click gives. */
    public enum By {
        SCORE("score", true, number(f -> f.row().score())),
        SEVERITY("severity", false, number(f -> rank(f.row().severity()))),
        CUSTOMER("customer", false, text(f -> f.row().customerName().toLowerCase(Locale.ROOT))),
        TIER("tier", false, number(f -> Tiers.rank(f.row().tier()))),
        VNO("vno", false, text(Figures::vnoWord)),
        PLACE("place", false, text(f -> String.join(",", f.row().places()).toLowerCase(Locale.ROOT))),
        SERVICES(
                "services",
                true,
                number(f -> f.count(ServiceState.DOWN) * 1_000_000
                        + f.count(ServiceState.DEGRADED) * 1_000
                        + f.count(ServiceState.AT_RISK))),
        SINCE("since", false, number(f -> f.row().affectedSince().toEpochMilli())),
        SLA("sla", false, number(f -> at(f.gauge().breach()))),
        CREDIT("credit", false, number(f -> at(f.gauge().creditStep()))),
        MRR("mrr", true, number(f -> cents(f.gauge().measures().mrrAtRisk()))),
        MINUTES("minutes", true, number(f -> -lostSince(f.gauge()))),
        ACK("ack", false, number(f -> f.acknowledged() ? 1 : 0));

        private final String word;
        private final boolean worst;
        private final Function<Figures, Key> key;

        By(String word, boolean worst, Function<Figures, Key> key) {
            this.word = word;
            this.worst = worst;
            this.key = key;
        }

        private static Function<Figures, Key> number(ToLongFunction<Figures> key) {
            return row -> new Key(key.applyAsLong(row), "");
        }

        private static Function<Figures, Key> text(Function<Figures, String> key) {
            return row -> new Key(0, key.apply(row));
        }

        public String word() {
            return word;
        }

        Spot spot(Figures row) {
            Key at = key.apply(row);
            return new Spot(
                    at.number(), at.text(), row.row().affectedSince(), row.row().customerId());
        }

        @SuppressWarnings("EnumOrdinal") // worst first is the order of the words
        private static long rank(Enum<?> severity) {
            return severity.ordinal();
        }

        private static long at(@Nullable Deadline deadline) {
            return deadline == null ? Long.MAX_VALUE : deadline.at();
        }

        private static long cents(@Nullable BigDecimal money) {
            return money == null ? -1 : money.movePointRight(2).longValue();
        }

        /** Since when it would have been down in one go: grows with nobody's clock, unlike the minutes. */
        private static long lostSince(Gauge gauge) {
            return gauge.at()
                    - gauge.measures().customerMinutesLost().movePointRight(3).longValue() * 60;
        }
    }

    private record Key(long number, String text) {}

    /** A place in the order. */
    record Spot(long number, String text, Instant since, String id) {}

    static CustomerSort of(Params params) {
        String text = params.text("sort");
        if (text.isEmpty()) return WORST;
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        return named(word)
                .map(by -> new CustomerSort(by, descending))
                .orElseThrow(() -> new BadParameter("sort", text, "one of " + words() + ", with - for descending"));
    }

    private static Optional<By> named(String word) {
        for (By by : By.values()) if (by.word.equals(word)) return Optional.of(by);
        return Optional.empty();
    }

    private static String words() {
        StringBuilder words = new StringBuilder();
        for (By by : By.values()) words.append(words.isEmpty() ? "" : ", ").append(by.word);
        return words.toString();
    }

    /** What a click on the column's head gives: its worst first, then the other way round. */
    public CustomerSort clicked(By column) {
        return new CustomerSort(column, column == by ? !descending : column.worst);
    }

    Comparator<Spot> order() {
        Comparator<Spot> key = Comparator.comparingLong(Spot::number).thenComparing(Spot::text);
        return (descending ? key.reversed() : key).thenComparing(Spot::since).thenComparing(Spot::id);
    }

    /** For an address; empty for the board's own order. */
    public String text() {
        return equals(WORST) ? "" : word();
    }

    public String word() {
        return (descending ? "-" : "") + by.word;
    }
}
