package io.trapline.web.page;

import io.trapline.web.words.Say;
import java.util.Locale;

/** What a person is told about how well an alarm is tied to customers: the state, and the next step. */
public final class Impacts {

    private Impacts() {}

    public static boolean known(String impact) {
        return impact.equalsIgnoreCase("known");
    }

    /** A short word for a table. */
    public static String word(String impact) {
        return Say.word("impact", impact.toUpperCase(Locale.ROOT));
    }

    /** One or two sentences: why nobody can say who is hurt, and what would change that. */
    public static String sentence(String impact) {
        String sentence = Say.words().find("word.impactWhy." + impact.toUpperCase(Locale.ROOT));
        return sentence == null ? "" : sentence;
    }
}
