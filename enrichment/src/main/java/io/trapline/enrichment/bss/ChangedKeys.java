package io.trapline.enrichment.bss;

import io.trapline.enrichment.inventory.Delta;
import io.trapline.enrichment.inventory.View;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is said to have changed, until it is read. Owned by the inventory thread. */
final class ChangedKeys {

    /** With more, a read of the whole is the shorter way. */
    static final int KEYS_MAX = 500;

    private final Map<View, Set<String>> keys = new EnumMap<>(View.class);
    private boolean everything;

    /** {@code service SVC-42}: a view of {@link Delta#KEYED} and a key; anything else means everything. */
    void notice(String text) {
        String[] words = text.strip().split("\\s+", 2);
        if (words.length == 2) {
            add(words[0], words[1]);
        } else {
            everything = true;
        }
    }

    void add(String word, String key) {
        View view = Delta.KEYED.stream()
                .filter(one -> one.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
        if (view == null) {
            everything = true;
        } else {
            keys.computeIfAbsent(view, none -> new TreeSet<>()).add(key);
        }
    }

    void everything() {
        everything = true;
    }

    /** True when only a read of the whole will do. */
    boolean isEverything() {
        return everything || keys.values().stream().mapToInt(Set::size).sum() > KEYS_MAX;
    }

    boolean isEmpty() {
        return !everything && keys.isEmpty();
    }

    Set<String> of(View view) {
        return keys.getOrDefault(view, Set.of());
    }
}
