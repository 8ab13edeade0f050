package io.trapline.enrichment.inventory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of one view, sorted by their key, and the way from a key's text to its row. */
final class Keyed {

    private final TextPool texts;
    private final int[] key;
    private final int[] order;
    private final int[] rowOfText;
    private int duplicates;
    private int firstDuplicate = TextPool.ABSENT;

    /** @param key text of the key of each row as it was read */
    Keyed(TextPool texts, int[] key) {
        this.texts = texts;
        this.key = key;
        this.order = RowSort.sorted(key.length, (a, b) -> texts.compare(key[a], key[b]));
        this.rowOfText = new int[texts.size()];
        Arrays.fill(rowOfText, TextPool.ABSENT);
        for (int row = 0; row < order.length; row++) {
            int text = key[order[row]];
            if (rowOfText[text] != TextPool.ABSENT && duplicates++ == 0) {
                firstDuplicate = text;
            }
            rowOfText[text] = row;
        }
    }

    int size() {
        return order.length;
    }

    /** The row as it was read that is now at this place. */
    int read(int row) {
        return order[row];
    }

    /** The row with this key; {@link TextPool#ABSENT} when there is none or the text is absent. */
    int row(int text) {
        return text == TextPool.ABSENT ? TextPool.ABSENT : rowOfText[text];
    }

    /** A column of the view in the new order. */
    int[] arrange(IntColumn column) {
        int[] arranged = new int[order.length];
        for (int row = 0; row < arranged.length; row++) {
            arranged[row] = column.get(order[row]);
        }
        return arranged;
    }

    int[] keys() {
        int[] keys = new int[order.length];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = key[order[row]];
        }
        return keys;
    }

    /** The sentence that refuses keys that occur twice; null when each is unique. */
    @Nullable
    String refusal(View view) {
        if (duplicates == 0) {
            return null;
        }
        return "%s: %s %s occurs more than once (%s rows too many)."
                .formatted(
                        view.file(),
                        view.columns().getFirst().name(),
                        texts.text(firstDuplicate),
                        InventoryDraft.count(duplicates));
    }
}
