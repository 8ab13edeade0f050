package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import io.trapline.config.Near;
import io.trapline.config.Section;
import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class RuleReader {

    private static final Pattern HALVES = Pattern.compile("[^\\t%:*/-]+");
    private static final Pattern MNEMONIC = Pattern.compile("[^\\t%:*]+");

    /** Severities a rule may state; cleared is said by {@code clear:}. */
    static final Severity[] GRADES = {
        Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING, Severity.INDETERMINATE
    };

    private final Section section;
    private final String family;
    private final Map<String, Source.Field> declared;
    private final Set<String> usedFields;
    private final Catalogue catalogue;
    private final @Nullable Entry fileObjects;
    private final Set<String> caught = new LinkedHashSet<>();

    RuleReader(
            Section section,
            String family,
            Map<String, Source.Field> declared,
            Set<String> usedFields,
            Catalogue catalogue,
            @Nullable Entry fileObjects) {
        this.section = section;
        this.family = family;
        this.declared = declared;
        this.usedFields = usedFields;
        this.catalogue = catalogue;
        this.fileObjects = fileObjects;
    }

    Optional<Rule> rule() {
        try (Section s = section) {
            Entry named = s.required("name");
            String id = family + "/" + named.name();
            if (!named.isBroken()) {
                catalogue.rule(named, id);
            }
            List<Trigger> triggers = triggers(s);
            List<TextPattern> patterns = patterns(s, triggers);
            Entry matchIn = triggers.stream().anyMatch(t -> t instanceof Trigger.Trap) ? s.optional("match_in") : null;
            if (matchIn != null && patterns.isEmpty()) {
                matchIn.error(Codes.INCOMPLETE, "does nothing without match:");
            }
            Optional<Source.Field> text = Optional.ofNullable(matchIn).map(this::field);
            Signal signal = signal(s);
            Rule.AlarmType alarm = s.has(word(signal)) ? catalogue.type(s.required(word(signal))) : null;
            Optional<Source.Field> variant = variant(s, signal);
            Rule.Grade grade = grade(s, signal, alarm);
            List<Condition> conditions = new ArrayList<>();
            for (Section condition : s.sections("when")) {
                conditions.add(condition(condition));
            }
            Phrase problem = PhraseReader.read(s.required("problem"), this::field);
            List<Rule.Named> objects = objects(s);
            Care care = CareReader.ofRule(s, signal, alarm == null ? Care.NONE : alarm.care());
            if (alarm == null || triggers.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Rule(
                    id,
                    triggers,
                    patterns,
                    text,
                    conditions,
                    signal,
                    alarm,
                    variant,
                    grade,
                    problem,
                    objects,
                    care,
                    false));
        }
    }

    private static List<Trigger> triggers(Section s) {
        List<Trigger> triggers = new ArrayList<>();
        Entry trap = s.optional("trap");
        Entry syslog = s.optional("syslog");
        Entry element = s.optional("element");
        if (trap != null) {
            triggers.addAll(traps(trap));
        }
        for (Entry entry : syslog == null ? List.<Entry>of() : syslog.oneOrMore()) {
            triggers.add(mnemonic(entry));
        }
        if (element != null) {
            triggers.add(new Trigger.Element(element.text()));
        }
        int kinds = (trap == null ? 0 : 1) + (syslog == null ? 0 : 1) + (element == null ? 0 : 1);
        if (kinds > 1 || kinds == 0 && !s.has("match")) {
            s.error(Codes.INCOMPLETE, "say what the rule is for: one of trap, syslog, element, or match alone");
        }
        if (kinds == 0) {
            triggers.add(new Trigger.Text());
        }
        return triggers;
    }

    /** OIDs of traps, or of what they lie below. */
    static List<Trigger> traps(Entry trap) {
        List<Trigger> triggers = new ArrayList<>();
        for (Entry entry : trap.oneOrMore()) {
            String written = entry.isBroken() ? "" : entry.text();
            boolean subtree = written.endsWith(".*");
            String oid = subtree ? written.substring(0, written.length() - 2) : written;
            if (!entry.isBroken() && !Oid.valid(oid)) {
                entry.error(Codes.OID, "is no OID; write 1.3.6.1.6.3.1.1.5.3, or 1.3.6.1.4.1.9.* for a subtree");
            }
            triggers.add(new Trigger.Trap(oid, subtree));
        }
        return triggers;
    }

    private static Trigger mnemonic(Entry entry) {
        String written = entry.text();
        int star = written.indexOf("*");
        boolean middle =
                star > 1 && star < written.length() - 2 && written.charAt(star - 1) == written.charAt(star + 1);
        if (middle && (written.charAt(star - 1) == '-' || written.charAt(star - 1) == '/')) {
            String head = written.substring(0, star - 1);
            String tail = written.substring(star + 2);
            if (HALVES.matcher(head + tail).matches()) {
                return new Trigger.Ends(head, tail);
            }
        }
        boolean prefix = written.endsWith("*");
        String word = prefix ? written.substring(0, written.length() - 1) : written;
        if (!entry.isBroken() && prefix && word.length() < 3) {
            entry.error(Codes.MATCHES_ALL, "a prefix needs at least 3 characters, or this rule would match nearly all");
        } else if (!entry.isBroken() && !MNEMONIC.matcher(word).matches()) {
            entry.error(
                    Codes.PATTERN,
                    "a mnemonic is one word without % and colon, e.g. LINK-3-UPDOWN, PM-*-ERR_DISABLE or IF_DOWN_*");
        }
        return new Trigger.Mnemonic(word, prefix);
    }

    private List<TextPattern> patterns(Section s, List<Trigger> triggers) {
        if (!triggers.isEmpty() && triggers.getFirst() instanceof Trigger.Trap) {
            if (!s.has("match_in")) {
                s.pointless("match", "a trap has no text of its own; say with match_in: which field it is in");
                return List.of();
            }
        } else {
            s.pointless("match_in", "a syslog rule matches the message");
        }
        Entry match = s.optional("match");
        List<TextPattern> patterns = new ArrayList<>();
        boolean alone = triggers.stream().anyMatch(t -> t instanceof Trigger.Text);
        for (Entry entry : match == null ? List.<Entry>of() : match.oneOrMore()) {
            PatternReader.read(entry, alone).ifPresent(patterns::add);
        }
        for (TextPattern pattern : patterns) {
            for (TextPattern.Part part : pattern.parts()) {
                if (part instanceof TextPattern.Part.Gap gap && !gap.name().isEmpty()) {
                    caught.add(gap.name());
                }
            }
        }
        return patterns;
    }

    private static Signal signal(Section s) {
        List<Signal> given = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            if (s.optional(word(signal)) != null) {
                given.add(signal);
            }
        }
        if (given.size() != 1) {
            s.error(Codes.INCOMPLETE, "say what the rule does: one of raise, clear or note, with an alarm type");
        }
        return given.isEmpty() ? Signal.NOTE : given.getFirst();
    }

    private static String word(Signal signal) {
        return switch (signal) {
            case RAISE -> "raise";
            case CLEAR -> "clear";
            case NOTE -> "note";
        };
    }

    Optional<Source.Field> variant(Section s, Signal signal) {
        if (signal == Signal.NOTE) {
            s.pointless("variant", "only alarms are told apart");
        }
        return Optional.ofNullable(s.optional("variant")).map(this::field);
    }

    Rule.Grade grade(Section s, Signal signal, Rule.@Nullable AlarmType alarm) {
        Severity otherwise = alarm == null ? Severity.INDETERMINATE : alarm.severity();
        if (signal == Signal.CLEAR) {
            s.pointless("severity", "what is cleared has severity cleared");
            return new Rule.Grade(List.of(), new TreeMap<>(), Severity.CLEARED);
        }
        Entry entry = s.optional("severity");
        if (entry == null) {
            return new Rule.Grade(List.of(), new TreeMap<>(), otherwise);
        }
        if (!entry.isSection()) {
            return new Rule.Grade(List.of(), new TreeMap<>(), entry.word(GRADES, Severity::word));
        }
        SortedMap<String, Severity> words = new TreeMap<>();
        List<Source.Field> fields = new ArrayList<>();
        try (Section graded = entry.section().orElseThrow()) {
            fields.add(field(graded.required("field")));
            graded.required("map").section().ifPresent(map -> {
                for (String word : map.keys()) {
                    words.put(word, map.required(word).word(GRADES, Severity::word));
                }
            });
            Entry else_ = graded.optional("otherwise");
            otherwise = else_ == null ? otherwise : else_.word(GRADES, Severity::word);
        }
        return new Rule.Grade(fields, words, otherwise);
    }

    private Condition condition(Section section) {
        try (Section s = section) {
            Source.Field field = field(s.required("field"));
            Entry in = s.optional("in");
            Entry not = s.optional("not");
            Entry present = s.optional("present");
            Entry values = in == null ? not : in;
            if ((in == null ? 0 : 1) + (not == null ? 0 : 1) + (present == null ? 0 : 1) != 1) {
                s.error(Codes.INCOMPLETE, "say what the field must be: one of in: [...], not: [...], present: true");
            }
            if (present != null) {
                boolean there = present.flag();
                return new Condition(field, there ? Condition.Test.PRESENT : Condition.Test.ABSENT, new TreeSet<>());
            }
            TreeSet<String> set = new TreeSet<>();
            for (Entry value : values == null ? List.<Entry>of() : values.oneOrMore()) {
                set.add(value.asWritten());
            }
            return new Condition(field, in != null ? Condition.Test.IN : Condition.Test.NOT, set);
        }
    }

    List<Rule.Named> objects(Section s) {
        Entry own = s.optional("objects");
        Entry entry = own == null ? fileObjects : own;
        List<Rule.Named> objects = new ArrayList<>();
        for (Entry item : entry == null ? List.<Entry>of() : entry.list()) {
            item.section().ifPresent(one -> {
                try (one) {
                    AliasKind kind = one.required("kind").word(AliasKind.values(), AliasKind::word);
                    Entry text = one.optional("text");
                    if (text != null) {
                        one.pointless("field", "text is given");
                        objects.add(new Rule.Named(kind, PhraseReader.read(text, this::field)));
                        return;
                    }
                    Entry field = one.required("field");
                    // A file's objects are for all its rules: a gap that only some of them have is left out.
                    if (own != null || known(field.text())) {
                        objects.add(new Rule.Named(kind, Phrase.of(field(field))));
                    }
                }
            });
        }
        return objects;
    }

    private boolean known(String name) {
        return caught.contains(name) || declared.containsKey(name);
    }

    /** A field by its name: what the rule's own patterns catch comes before what the file declares. */
    Source.Field field(Entry entry) {
        return field(entry, entry.text());
    }

    Source.Field field(Entry at, String name) {
        List<Source> sources = new ArrayList<>();
        if (caught.contains(name)) {
            sources.add(new Source.Caught(name));
        }
        Source.Field field = declared.get(name);
        if (field != null) {
            usedFields.add(name);
            sources.addAll(field.sources());
        }
        if (sources.isEmpty() && !at.isBroken()) {
            Set<String> known = new TreeSet<>(declared.keySet());
            known.addAll(caught);
            at.error(
                    Codes.UNKNOWN_FIELD,
                    "no field or gap \"" + name + "\" here" + Near.hint(name, known) + " (known: "
                            + (known.isEmpty() ? "none" : String.join(", ", known)) + ")");
        }
        return new Source.Field(name, List.copyOf(sources));
    }
}
