package io.trapline.web.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sentences that are made elsewhere, in English, because programs read them too: steps of a path, terms of a score,
 * what is wrong with a request. The catalogue has them by their English pattern, {@code said.GROUP.NAME}; a reader of
 * another language is told the same with the same values. What the catalogue does not know is said as it is.
 * Immutable.
 */
final class Sentences {

    static final String AREA = "said.";

    /** A value may be a sentence of the catalogue, and its values too; deeper is nobody's. */
    private static final int DEPTH_MAX = 3;

    /** Arithmetic: what is a number here is no part of a name. */
    private static final String SCORE = "score";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?");

    /** Values that stand for a word: a state, a kind of thing. */
    private static final String VALUE = "value";

    /** @param places what stands at each group of the pattern, e.g. {0} */
    private record Form(String key, Pattern pattern, List<Integer> places, int literal) {}

    private final Map<String, List<Form>> groups;

    Sentences(Map<String, String> english) {
        var all = new java.util.TreeMap<String, List<Form>>();
        english.forEach((key, text) -> {
            if (key.startsWith(AREA)) {
                String group = key.substring(AREA.length(), key.indexOf('.', AREA.length()));
                all.computeIfAbsent(group, g -> new ArrayList<>()).add(form(key, text));
            }
        });
        // What says most fits best.
        all.values()
                .forEach(forms -> forms.sort(
                        Comparator.comparingInt(Form::literal).reversed().thenComparing(Form::key)));
        groups = Map.copyOf(all);
    }

    private static Form form(String key, String text) {
        var pattern = new StringBuilder();
        var places = new ArrayList<Integer>();
        int literal = 0;
        for (String part : Parts.of(text)) {
            if (Parts.isPlace(part)) {
                places.add(part.charAt(1) - '0');
                pattern.append("(.*?)");
            } else {
                literal += part.length();
                pattern.append(Pattern.quote(part));
            }
        }
        return new Form(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), List.copyOf(places), literal);
    }

    /** The sentence in the language of {@code words}. */
    String in(Words words, String group, String english) {
        return in(words, group, english, DEPTH_MAX);
    }

    private String in(Words words, String group, String english, int depth) {
        String found = depth == 0 ? null : known(words, group, english, depth);
        return found == null ? english : found;
    }

    private String value(Words words, String group, String value, int depth) {
        if (group.equals(SCORE) && NUMBER.matcher(value).matches()) return words.decimal(new BigDecimal(value));
        String word = in(words, VALUE, value, depth);
        return word.equals(value) ? in(words, group, value, depth) : word;
    }

    private @Nullable String known(Words words, String group, String english, int depth) {
        for (Form form : groups.getOrDefault(group, List.of())) {
            Matcher fits = form.pattern().matcher(english);
            if (fits.matches()) {
                Object[] values = new Object[10];
                java.util.Arrays.fill(values, "");
                for (int i = 0; i < form.places().size(); i++) {
                    String value = fits.group(i + 1);
                    values[form.places().get(i)] = value(words, group, value, depth - 1);
                }
                return words.text(form.key(), values);
            }
        }
        return null;
    }
}
