package io.trapline.deploy;

import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.board.TimeTravel;
import io.trapline.mediation.board.TimeTravel.History;
import io.trapline.mediation.codec.InputCodec;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.turn.State;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints what would have been beside what was. */
final class WhatIf {

    /** Alarms and tickets listed of each kind; all are counted. */
    private static final int LISTED_MAX = 20;

    private static final String ROW = "%-24s %16s %16s %16s%n";

    private final PrintStream out;

    WhatIf(PrintStream out) {
        this.out = out;
    }

    void print(TimeTravel.Question question, State state, Journal inputs, Journal outcomes) {
        TimeTravel.Answer answer;
        try (Tail made = inputs.tail(state.decided() + 1);
                Tail kept = outcomes.tail(state.decided() + 1)) {
            answer = new TimeTravel(question, state)
                    .run(
                            each(made, entry -> InputCodec.decode(RecordCodec.decode(entry))),
                            WhatIf.<Outcome>each(kept, entry -> OutcomeCodec.decode(entry.payload())));
        }
        show(question, answer);
    }

    void show(TimeTravel.Question question, TimeTravel.Answer answer) {
        History was = answer.was();
        History wouldBe = answer.wouldBe();
        out.printf("from %s to %s, %d inputs%n", question.from(), question.to(), answer.inputs());
        out.printf(ROW, "", "as it was", "as it would be", "difference");
        row("alarms", was.alarms().size(), wouldBe.alarms().size());
        row("customers", was.customers().size(), wouldBe.customers().size());
        row(
                "customer minutes",
                was.measures().customerMinutesLost(),
                wouldBe.measures().customerMinutesLost());
        row(
                "excused minutes",
                was.measures().excusedMinutes(),
                wouldBe.measures().excusedMinutes());
        row("user minutes", was.measures().userMinutes(), wouldBe.measures().userMinutes());
        String currency = Objects.requireNonNullElse(wouldBe.measures().currency(), "");
        row(
                "mrr at risk " + currency,
                was.measures().mrrAtRisk(),
                wouldBe.measures().mrrAtRisk());
        row(
                "sla credit " + currency,
                was.measures().slaCreditExposure(),
                wouldBe.measures().slaCreditExposure());
        row("tickets opened", was.tickets().size(), wouldBe.tickets().size());
        list("alarms that would not be", was.alarms(), wouldBe.alarms());
        list("alarms that were not", wouldBe.alarms(), was.alarms());
        list("tickets that would not have been opened", words(was), words(wouldBe));
        list("tickets that were not opened", words(wouldBe), words(was));
        out.flush();
    }

    private static Map<String, String> words(History history) {
        Map<String, String> words = new TreeMap<>();
        history.tickets().forEach(id -> words.put(id, history.alarms().getOrDefault(id, "raised before")));
        return words;
    }

    private void row(String name, long was, long wouldBe) {
        row(name, BigDecimal.valueOf(was), BigDecimal.valueOf(wouldBe));
    }

    private void row(String name, @Nullable BigDecimal was, @Nullable BigDecimal wouldBe) {
        BigDecimal before = was == null ? BigDecimal.ZERO : was;
        BigDecimal after = wouldBe == null ? BigDecimal.ZERO : wouldBe;
        out.printf(ROW, name.strip(), plain(was), plain(wouldBe), plain(after.subtract(before)));
    }

    private static String plain(@Nullable BigDecimal value) {
        if (value == null) {
            return "-";
        }
        BigDecimal shown = value.setScale(Math.min(2, Math.max(0, value.scale())), RoundingMode.HALF_UP);
        return shown.toPlainString();
    }

    private void list(String title, Map<String, String> these, Map<String, String> without) {
        var ids = new TreeSet<>(these.keySet());
        ids.removeAll(without.keySet());
        if (!ids.isEmpty()) {
            out.printf("%n%s: %d%n", title, ids.size());
            ids.stream().limit(LISTED_MAX).forEach(id -> out.printf("  %-12s %s%n", id, these.get(id)));
            if (ids.size() > LISTED_MAX) {
                out.printf("  and %d more%n", ids.size() - LISTED_MAX);
            }
        }
    }

    private static <T> Iterator<T> each(Tail tail, Function<Entry, T> form) {
        return new Iterator<>() {
            private @Nullable Entry entry = tail.poll();

            @Override
            public boolean hasNext() {
                return entry != null;
            }

            @Override
            public T next() {
                Entry now = entry;
                if (now == null) {
                    throw new java.util.NoSuchElementException();
                }
                T value = form.apply(now);
                entry = tail.poll();
                return value;
            }
        };
    }
}
