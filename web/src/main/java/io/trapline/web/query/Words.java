package io.trapline.web.query;

import io.trapline.mediation.Severity;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The closed vocabularies of the filters, and how text is searched. */
final class Words {

    static final Set<String> SEVERITIES = severities();

    private Words() {}

    private static Set<String> severities() {
        Set<String> words = new LinkedHashSet<>();
        for (Severity severity : Severity.values()) words.add(severity.word());
        return Collections.unmodifiableSet(words);
    }

    /** True when {@code text} has {@code part} in it, whatever the case. */
    static boolean contains(String text, String part) {
        int last = text.length() - part.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) return true;
        }
        return false;
    }
}
