package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import java.util.Collections;
import java.util.SortedSet;

/**
 * A field is, or is not, one of some values. A field that the message does not have is none of them.
 *
 * @param wanted true for {@code in}, false for {@code not}
 */
record Condition(Source.Field field, boolean wanted, SortedSet<String> values) {

    boolean holds(Decoded message, Captures captures) {
        String value = field.read(message, captures);
        return (value != null && values.contains(value)) == wanted;
    }

    /** True when no message can meet both. */
    boolean excludes(Condition other) {
        if (!field.equals(other.field)) {
            return false;
        }
        if (wanted && other.wanted) {
            return Collections.disjoint(values, other.values);
        }
        return wanted ? other.values.containsAll(values) : other.wanted && values.containsAll(other.values);
    }
}
