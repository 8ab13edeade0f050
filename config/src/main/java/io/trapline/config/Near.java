package io.trapline.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word somebody probably meant. */
public final class Near {

    private Near() {}

    /** The closest of {@code known} within two typing slips (one for words up to four letters), or empty. */
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > 64) {
            return Optional.empty();
        }
        String folded = fold(written);
        int slips = written.length() <= 4 ? 1 : 2;
        return known.stream()
                .filter(word -> !word.equals(written))
                .filter(word -> Math.abs(word.length() - written.length()) <= slips + 1)
                .filter(word -> distance(folded, fold(word)) <= slips)
                .min(Comparator.<String>comparingInt(word -> distance(folded, fold(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean "x"?} or nothing. */
    public static String hint(String written, Collection<String> known) {
        return to(written, known)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Edits to turn one into the other: insert, delete, replace, swap of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
