package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import io.trapline.config.Section;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all rule files of one reading share: alarm types, and which names were given where. */
final class Catalogue {

    private final Map<String, Rule.AlarmType> types = new HashMap<>();
    private final Map<String, Section> declared = new HashMap<>();
    private final Map<String, String> families = new HashMap<>();
    private final Map<String, Entry> rules = new HashMap<>();

    void declare(Section at, Rule.AlarmType type) {
        Section before = declared.putIfAbsent(type.name(), at);
        if (before != null) {
            at.error(
                    Codes.NAME,
                    "alarm type \"" + type.name() + "\" is declared twice (first at " + before.source() + ":"
                            + before.place() + "); rules of every file may use the first");
            return;
        }
        types.put(type.name(), type);
    }

    Rule.@Nullable AlarmType type(Entry entry) {
        String name = entry.text();
        Rule.AlarmType type = types.get(name);
        if (type == null && !entry.isBroken()) {
            entry.error(
                    Codes.UNKNOWN_ALARM,
                    "no file declares an alarm type \"" + name + "\""
                            + io.trapline.config.Near.hint(name, types.keySet()));
        }
        return type;
    }

    void family(Entry entry, String name) {
        String before = families.putIfAbsent(name, entry.source() + ":" + entry.place());
        if (before != null) {
            entry.error(Codes.NAME, "family \"" + name + "\" is another file's too (" + before + ")");
        }
    }

    void rule(Entry entry, String id) {
        Entry before = rules.putIfAbsent(id, entry);
        if (before != null) {
            entry.error(Codes.NAME, "rule \"" + id + "\" is given twice (first at " + before.place() + ")");
        }
    }

    /** The name of a rule as written, to point at it. */
    Entry rule(String id) {
        Entry entry = rules.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("no rule " + id);
        }
        return entry;
    }
}
