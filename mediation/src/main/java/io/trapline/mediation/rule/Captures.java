package io.trapline.mediation.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pattern caught: a few names and values. Owned by the one call that fills it. */
final class Captures {

    private final List<String> pairs = new ArrayList<>();
    private String plain = "";
    private String small = "";

    void add(String name, String value) {
        pairs.add(name);
        pairs.add(value);
    }

    @Nullable
    String value(String name) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equals(name)) {
                return pairs.get(i + 1);
            }
        }
        return null;
    }

    /** The text in small letters, made once for all the rules that look at it. */
    String folded(String text) {
        if (!text.equals(plain)) {
            plain = text;
            small = TextPattern.fold(text);
        }
        return small;
    }

    void forget() {
        pairs.clear();
    }
}
