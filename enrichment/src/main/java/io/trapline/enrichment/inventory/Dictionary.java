package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;

/** The words of a version and of a delta in one order; those that nothing uses any more fall out. */
final class Dictionary {

    private final TreeMap<String, Integer> texts = new TreeMap<>();
    private final int[] ofBase;
    private final int[] ofDelta;
    private final boolean[] used;

    Dictionary(Tables base, Tables delta, Column words) {
        int[] deltaWords = delta.get(words);
        for (int number = 0; number < deltaWords.length; number++) {
            texts.put(delta.text(words, number), base.texts().size() + deltaWords[number]);
        }
        for (int number = 0; number < base.rows(words); number++) {
            texts.put(base.text(words, number), base.get(words)[number]);
        }
        this.ofBase = numbers(base, words, texts.navigableKeySet());
        this.ofDelta = numbers(delta, words, texts.navigableKeySet());
        this.used = new boolean[texts.size()];
    }

    private static int[] numbers(Tables tables, Column words, Collection<String> all) {
        String[] sorted = all.toArray(String[]::new);
        int[] numbers = new int[tables.rows(words)];
        for (int number = 0; number < numbers.length; number++) {
            numbers[number] = Arrays.binarySearch(sorted, tables.text(words, number));
        }
        return numbers;
    }

    int ofBase(int number) {
        int now = ofBase[number];
        used[now] = true;
        return now;
    }

    int ofDelta(int number) {
        int now = ofDelta[number];
        used[now] = true;
        return now;
    }

    /** The words in use. */
    int[] words() {
        int[] words = new int[used.length];
        int count = 0;
        int number = 0;
        for (int text : texts.values()) {
            if (used[number++]) {
                words[count++] = text;
            }
        }
        return Arrays.copyOf(words, count);
    }

    /** By number so far: its number among those in use; empty when all are. */
    int[] compacted() {
        int[] numbers = new int[used.length];
        int count = 0;
        for (int number = 0; number < used.length; number++) {
            numbers[number] = used[number] ? count++ : TextPool.ABSENT;
        }
        return count == used.length ? new int[0] : numbers;
    }
}
