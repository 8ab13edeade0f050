package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import io.trapline.config.Section;
import io.trapline.mediation.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one rule file: first what it declares, then, once every file was opened, its rules. */
final class RuleFileReader {

    private static final Pattern ALARM_TYPE = Pattern.compile("[a-z][A-Za-z0-9]{0,31}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,31}");

    private final Section top;
    private final Catalogue catalogue;
    private final String family;
    private final Map<String, Source.Field> fields = new LinkedHashMap<>();
    private final Map<String, Entry> declared = new LinkedHashMap<>();
    private final Set<String> usedFields = new HashSet<>();

    private RuleFileReader(Section top, Catalogue catalogue, String family) {
        this.top = top;
        this.catalogue = catalogue;
        this.family = family;
    }

    static RuleFileReader open(Section top, Catalogue catalogue) {
        Entry version = top.required("version");
        if (version.whole(0, Integer.MAX_VALUE) != 1) {
            version.error(Codes.INCOMPLETE, "this release reads rule files of version 1 only");
        }
        Entry named = top.required("family");
        String family = named.name();
        if (!named.isBroken()) {
            catalogue.family(named, family);
        }
        RuleFileReader reader = new RuleFileReader(top, catalogue, family);
        reader.alarms();
        reader.fields();
        return reader;
    }

    private void alarms() {
        try (Section alarms = top.sectionOrEmpty("alarms")) {
            for (String name : alarms.keys()) {
                alarms.required(name).section().ifPresent(at -> alarm(at, name));
            }
        }
    }

    private void alarm(Section section, String name) {
        try (Section s = section) {
            if (!ALARM_TYPE.matcher(name).matches()) {
                s.error(
                        Codes.NAME,
                        "an alarm type is named like lossOfSignal: letters and digits, the first one small");
            }
            catalogue.declare(
                    s,
                    new Rule.AlarmType(
                            name,
                            s.required("event_type").word(X733.EVENT_TYPES, w -> w),
                            s.required("probable_cause").word(X733.PROBABLE_CAUSES, w -> w),
                            s.required("severity").word(RuleReader.GRADES, Severity::word),
                            CareReader.ofType(s)));
        }
    }

    private void fields() {
        try (Section section = top.sectionOrEmpty("fields")) {
            for (String name : section.keys()) {
                Entry entry = section.required(name);
                declared.put(name, entry);
                if (!FIELD.matcher(name).matches()) {
                    entry.error(Codes.NAME, "a field is named with 1 to 32 letters and digits, a letter first");
                }
                List<Source> sources = new ArrayList<>();
                for (Entry source : entry.list()) {
                    source.section().map(FieldReader::source).ifPresent(sources::add);
                }
                fields.put(name, new Source.Field(name, List.copyOf(sources)));
            }
        }
    }

    private static boolean namesItsMessage(Rule rule) {
        return rule.triggers().stream().anyMatch(trigger -> !(trigger instanceof Trigger.Text));
    }

    List<Rule> rules() {
        try (top) {
            Entry objects = top.optional("objects");
            Entry general = top.optional("general");
            boolean last = general != null && general.flag();
            List<Rule> rules = new ArrayList<>();
            for (Section section : top.sections("rules")) {
                rules.addAll(new RuleReader(section, family, fields, usedFields, catalogue, objects)
                        .rule().stream()
                                .map(rule -> last ? rule.forAnyVendor() : rule)
                                .toList());
            }
            if (general != null && last && rules.stream().anyMatch(RuleFileReader::namesItsMessage)) {
                general.error(
                        Codes.INCOMPLETE, "a general file has rules by match: alone, which fit devices of any vendor");
            }
            for (Section section : top.sections("pairs")) {
                var reader = new RuleReader(section, family, fields, usedFields, catalogue, objects);
                rules.addAll(new PairReader(reader, family, catalogue).rules(section));
            }
            declared.forEach((name, entry) -> {
                if (!usedFields.contains(name)) {
                    entry.error(Codes.UNUSED, "no rule of this file uses the field");
                }
            });
            return rules;
        }
    }
}
