package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import io.trapline.config.Section;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of {@code pairs:}, the beginning and the end of a fault, as two rules {@code NAME} and
 * {@code NAME-over}. Either two traps say them ({@code raise:}, {@code clear:}), or one trap whose {@code state:} is
 * one of {@code ends:}, or of {@code begins:}, or anything else where that is left out. What tells the fault from
 * others of its kind on the same object is the pair's name, or {@code variant:}; nothing else ends it. The name is
 * also what people read, unless {@code problem:} says it better.
 */
final class PairReader {

    private static final String OVER = "-over";

    private final RuleReader reader;
    private final String family;
    private final Catalogue catalogue;

    /** @param reader of the same section: it knows the file's fields */
    PairReader(RuleReader reader, String family, Catalogue catalogue) {
        this.reader = reader;
        this.family = family;
        this.catalogue = catalogue;
    }

    List<Rule> rules(Section section) {
        try (Section s = section) {
            Entry named = s.required("name");
            String name = named.name();
            Rule.AlarmType alarm = catalogue.type(s.required("alarm"));
            List<End> ends = s.has("trap") ? states(s) : traps(s);
            Rule.Grade grade = reader.grade(s, Signal.RAISE, alarm);
            Source.Field variant = reader.variant(s, Signal.RAISE).orElse(constant(name));
            List<Rule.Named> objects = reader.objects(s);
            Entry better = s.optional("problem");
            Care care = CareReader.ofRule(s, Signal.RAISE, alarm == null ? Care.NONE : alarm.care());
            if (alarm == null || named.isBroken()) {
                return List.of();
            }
            catalogue.rule(named, family + "/" + name);
            catalogue.rule(named, family + "/" + name + OVER);
            Phrase begun = better == null ? said(name, objects) : PhraseReader.read(better, reader::field);
            var pair = new Pair(family + "/" + name, alarm, variant, objects);
            return List.of(
                    pair.rule("", ends.getFirst(), grade, begun, care),
                    pair.rule(OVER, ends.getLast(), cleared(), over(begun), Care.NONE));
        }
    }

    /** One end of a fault: what says it. */
    private record End(Signal signal, List<Trigger> triggers, List<Condition> conditions) {}

    private record Pair(String id, Rule.AlarmType alarm, Source.Field variant, List<Rule.Named> objects) {
        Rule rule(String suffix, End end, Rule.Grade grade, Phrase problem, Care care) {
            return new Rule(
                    id + suffix,
                    end.triggers(),
                    List.of(),
                    Optional.empty(),
                    end.conditions(),
                    end.signal(),
                    alarm,
                    Optional.of(variant),
                    grade,
                    problem,
                    objects,
                    care,
                    false);
        }
    }

    private static List<End> traps(Section s) {
        s.pointless("state", "two traps say it");
        s.pointless("begins", "two traps say it");
        s.pointless("ends", "two traps say it");
        return List.of(
                new End(Signal.RAISE, RuleReader.traps(s.required("raise")), List.of()),
                new End(Signal.CLEAR, RuleReader.traps(s.required("clear")), List.of()));
    }

    private List<End> states(Section s) {
        s.pointless("raise", "trap: is for both ends; say with state:, ends: and begins: which is meant");
        s.pointless("clear", "trap: is for both ends; say with state:, ends: and begins: which is meant");
        List<Trigger> triggers = RuleReader.traps(s.required("trap"));
        Source.Field state = reader.field(s.required("state"));
        TreeSet<String> ends = values(s.required("ends"));
        Entry begins = s.optional("begins");
        Condition over = new Condition(state, Condition.Test.IN, ends);
        Condition begun = begins == null
                ? new Condition(state, Condition.Test.NOT, ends)
                : new Condition(state, Condition.Test.IN, values(begins));
        Condition there = new Condition(state, Condition.Test.PRESENT, new TreeSet<>());
        return List.of(
                new End(Signal.RAISE, triggers, List.of(begun, there)),
                new End(Signal.CLEAR, triggers, List.of(over, there)));
    }

    private static TreeSet<String> values(Entry entry) {
        TreeSet<String> values = new TreeSet<>();
        entry.oneOrMore().forEach(value -> values.add(value.asWritten()));
        return values;
    }

    private static Rule.Grade cleared() {
        return new Rule.Grade(List.of(), new TreeMap<>(), Severity.CLEARED);
    }

    private static Source.Field constant(String name) {
        return new Source.Field("pair", List.of(new Source.Constant(name)));
    }

    /** {@code rx-power-low} on a port as "Rx power low: {port}". */
    private static Phrase said(String name, List<Rule.Named> objects) {
        String words = Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
        @Nullable Phrase first = objects.isEmpty() ? null : objects.getFirst().text();
        List<Phrase.Piece> pieces = new ArrayList<>();
        pieces.add(new Phrase.Piece.Words(first == null ? words : words + ": "));
        if (first != null) {
            pieces.addAll(first.pieces());
        }
        return new Phrase(first == null ? words : words + ": " + first.written(), List.copyOf(pieces));
    }

    private static Phrase over(Phrase begun) {
        List<Phrase.Piece> pieces = new ArrayList<>();
        pieces.add(new Phrase.Piece.Words("Over: "));
        pieces.addAll(begun.pieces());
        return new Phrase("Over: " + begun.written(), List.copyOf(pieces));
    }
}
