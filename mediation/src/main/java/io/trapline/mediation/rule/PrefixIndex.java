package io.trapline.mediation.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rules by an exact key or by a prefix of it. One hash look-up for the key, then one for each prefix
 * length that any rule has, longest first: the number of rules does not matter. Immutable once built.
 */
final class PrefixIndex {

    private final Map<String, List<Rule>> exact = new HashMap<>();
    private final Map<String, List<Rule>> prefixes = new HashMap<>();
    private final TreeSet<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());
    private int[] longestFirst = {};

    void add(String key, boolean prefix, Rule rule) {
        (prefix ? prefixes : exact).computeIfAbsent(key, k -> new ArrayList<>()).add(rule);
        if (prefix) {
            lengths.add(key.length());
            longestFirst = lengths.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    void sort(Comparator<Rule> order) {
        exact.values().forEach(rules -> rules.sort(order));
        prefixes.values().forEach(rules -> rules.sort(order));
    }

    @Nullable
    Verdict exactly(String key, Judge judge) {
        return first(exact.get(key), judge);
    }

    /** The longest prefix first. */
    @Nullable
    Verdict byPrefix(String key, Judge judge) {
        Verdict verdict = null;
        for (int i = 0; verdict == null && i < longestFirst.length; i++) {
            int length = longestFirst[i];
            if (length <= key.length()) {
                verdict = first(prefixes.get(key.substring(0, length)), judge);
            }
        }
        return verdict;
    }

    private static @Nullable Verdict first(@Nullable List<Rule> rules, Judge judge) {
        if (rules != null) {
            for (Rule rule : rules) {
                Verdict verdict = judge.judge(rule);
                if (verdict != null) {
                    return verdict;
                }
            }
        }
        return null;
    }

    /** Asks one rule about the message at hand. */
    interface Judge {
        @Nullable
        Verdict judge(Rule rule);
    }
}
