package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import java.util.Collections;
import java.util.SortedSet;

/**
 * What a field must be. A field that the message does not have is none of any values.
 *
 * @param values to compare with; empty for {@link Test#PRESENT} and {@link Test#ABSENT}
 */
record Condition(Source.Field field, Test test, SortedSet<String> values) {

    enum Test {
        IN,
        NOT,
        PRESENT,
        ABSENT
    }

    boolean holds(Decoded message, Captures captures) {
        String value = field.read(message, captures);
        return switch (test) {
            case IN -> value != null && values.contains(value);
            case NOT -> value == null || !values.contains(value);
            case PRESENT -> value != null;
            case ABSENT -> value == null;
        };
    }

    /** True when no message can meet both. */
    boolean excludes(Condition other) {
        if (!field.equals(other.field)) {
            return false;
        }
        return switch (test) {
            case IN ->
                switch (other.test) {
                    case IN -> Collections.disjoint(values, other.values);
                    case NOT -> other.values.containsAll(values);
                    case PRESENT -> false;
                    case ABSENT -> true;
                };
            case NOT -> other.test == Test.IN && values.containsAll(other.values);
            case PRESENT -> other.test == Test.ABSENT;
            case ABSENT -> other.test == Test.PRESENT || other.test == Test.IN;
        };
    }
}
