package io.trapline.mediation.rule;

import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule, checked and ready. Its text form is canonical: equal rules print the same everywhere.
 *
 * @param triggers what finds it, at least one
 * @param patterns one of them must match; empty for a trap or a mnemonic that says it all
 * @param matchIn the field a trap's text is in; empty for syslog, where it is the message
 * @param conditions all of them must hold
 * @param variant the field that tells faults of this kind on one object from each other, or empty
 * @param objects names of the managed object, most specific first
 * @param care how the alarm is to be treated
 * @param general whether it is for devices of any vendor: asked after all others, and only for an object with a telling name
 */
record Rule(
        String id,
        List<Trigger> triggers,
        List<TextPattern> patterns,
        Optional<Source.Field> matchIn,
        List<Condition> conditions,
        Signal signal,
        AlarmType alarm,
        Optional<Source.Field> variant,
        Grade grade,
        Phrase problem,
        List<Named> objects,
        Care care,
        boolean general) {

    private static final int LETTERS_MAX = 2;

    private static final Pattern VARIANT = Pattern.compile("[A-Za-z0-9._-]{1,160}");

    /** A kind of alarm: raise and clear of one fault share it. */
    record AlarmType(String name, String eventType, String probableCause, Severity severity, Care care) {}

    /**
     * How bad it is.
     *
     * @param fields a field that grades it, or empty
     * @param otherwise without such a field, or when it says something unknown
     */
    record Grade(List<Source.Field> fields, SortedMap<String, Severity> words, Severity otherwise) {
        Severity of(Decoded message, Captures captures) {
            for (Source.Field field : fields) {
                String value = field.read(message, captures);
                Severity severity = value == null ? null : words.get(value);
                if (severity != null) {
                    return severity;
                }
            }
            return otherwise;
        }
    }

    /** A name of the managed object, as received: left out when the message lacks a part of it. */
    record Named(AliasKind kind, Phrase text) {}

    /** The same rule, asked after all others, with small and capital letters alike. */
    Rule forAnyVendor() {
        List<TextPattern> small = patterns.stream().map(TextPattern::folded).toList();
        return new Rule(
                id, triggers, small, matchIn, conditions, signal, alarm, variant, grade, problem, objects, care, true);
    }

    /** Conditions weigh more than text; the pattern that matched is not known before. */
    int weight() {
        int literal =
                patterns.stream().mapToInt(TextPattern::literalLength).max().orElse(0);
        return conditions.size() * 10_000 + literal;
    }

    /** The verdict, or null when the message is not meant. {@code captures} comes empty and is used up. */
    @Nullable
    Verdict judge(Decoded message, Captures captures) {
        if (!patterns.isEmpty() && !caught(message, captures)) {
            return null;
        }
        for (Condition condition : conditions) {
            if (!condition.holds(message, captures)) {
                captures.forget();
                return null;
            }
        }
        Verdict verdict = verdict(message, captures);
        if (general && signal != Signal.NOTE && !telling(verdict.objects())) {
            captures.forget();
            return null;
        }
        return verdict;
    }

    /** Words of everyday speech before a word of state are no name: "the interface link is down" names no interface. */
    private static boolean telling(List<ObjectName> names) {
        if (names.isEmpty()) {
            return false;
        }
        String name = names.getFirst().value();
        boolean letters = name.length() <= LETTERS_MAX && name.chars().allMatch(Character::isLetter);
        return letters || name.chars().anyMatch(Character::isDigit);
    }

    private boolean caught(Decoded message, Captures captures) {
        String text = switch (message) {
            case Decoded.SyslogMessage syslog -> syslog.message();
            case Decoded.Trap trap when matchIn.isPresent() -> matchIn.get().read(trap, captures);
            default -> null;
        };
        if (text == null) {
            return false;
        }
        String looked = general ? captures.folded(text) : text;
        for (TextPattern pattern : patterns) {
            if (pattern.matches(looked, text, captures)) {
                return true;
            }
        }
        return false;
    }

    private Verdict verdict(Decoded message, Captures captures) {
        List<ObjectName> names = new ArrayList<>(objects.size());
        for (Named named : objects) {
            String value = named.text().sayWhole(message, captures);
            if (value != null) {
                ObjectName name = new ObjectName(named.kind(), value);
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return new Verdict(
                id,
                true,
                signal,
                type(message, captures),
                alarm.eventType(),
                signal == Signal.CLEAR ? Severity.CLEARED : grade.of(message, captures),
                alarm.probableCause(),
                problem.say(message, captures),
                List.copyOf(names),
                care);
    }

    /** Only words that are safe in a key and on a page tell faults apart. */
    private String type(Decoded message, Captures captures) {
        String value = variant.isEmpty() ? null : variant.get().read(message, captures);
        return value == null || !VARIANT.matcher(value).matches() ? alarm.name() : alarm.name() + ":" + value;
    }
}
