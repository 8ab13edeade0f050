package io.trapline.enrichment.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A {@link TextPool} that still grows: gives each distinct text one number. Owned by one thread. */
final class TextPoolDraft {

    /** Texts of one inventory take at most this much; more is refused by {@link #full()}. */
    static final int BYTES_MAX = 1 << 30;

    private byte[] bytes = new byte[1 << 12];
    private int[] start = new int[1 << 9];
    private int size;
    private int[] slots = new int[1 << 10];

    /** The number of this text, given now if it is new. */
    int intern(String text) {
        byte[] encoded = TextPool.encode(text);
        int mask = slots.length - 1;
        int slot = TextPool.hash(encoded, 0, encoded.length) & mask;
        while (slots[slot] != 0) {
            int found = slots[slot] - 1;
            if (Arrays.equals(bytes, start[found], start[found + 1], encoded, 0, encoded.length)) {
                return found;
            }
            slot = (slot + 1) & mask;
        }
        int added = append(encoded);
        slots[slot] = added + 1;
        if (size + (size >> 1) > slots.length) {
            rehash();
        }
        return added;
    }

    String text(int text) {
        return new String(bytes, start[text], start[text + 1] - start[text], StandardCharsets.UTF_8);
    }

    int size() {
        return size;
    }

    boolean full() {
        return start[size] > BYTES_MAX;
    }

    /** Ends the draft, which lets go of what it holds: an inventory is built beside another one. */
    TextPool build() {
        slots = new int[0];
        byte[] all = Arrays.copyOf(bytes, start[size]);
        bytes = new byte[0];
        int[] starts = Arrays.copyOf(start, size + 1);
        start = new int[0];
        return new TextPool(all, starts);
    }

    private int append(byte[] encoded) {
        int from = start[size];
        int to = Math.addExact(from, encoded.length);
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(to, bytes.length * 3L / 2)));
        }
        System.arraycopy(encoded, 0, bytes, from, encoded.length);
        if (size + 2 > start.length) {
            start = Arrays.copyOf(start, start.length + (start.length >> 1));
        }
        start[size + 1] = to;
        return size++;
    }

    private void rehash() {
        int[] wider = new int[slots.length << 1];
        int mask = wider.length - 1;
        for (int text = 0; text < size; text++) {
            int slot = TextPool.hash(bytes, start[text], start[text + 1]) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = text + 1;
        }
        slots = wider;
    }
}
