package io.trapline.enrichment.inventory;

import org.jspecify.annotations.Nullable;

/** From an id to its row: open addressing over row numbers, each hit verified against the pool. */
final class IdIndex {

    private final TextPool texts;
    private final int[] ids;
    private final int[] slots;

    IdIndex(Tables tables, Column id) {
        this.texts = tables.texts();
        this.ids = tables.get(id);
        this.slots = new int[TextPool.slots(ids.length)];
        int mask = slots.length - 1;
        for (int row = 0; row < ids.length; row++) {
            int hash = texts.hash(ids[row]);
            int slot = hash & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = TextPool.tagged(hash, row);
        }
    }

    private IdIndex(TextPool texts, IdIndex other) {
        this.texts = texts;
        this.ids = other.ids;
        this.slots = other.slots;
    }

    /** @param before shared when it is over the same ids; texts keep their numbers from version to version */
    static IdIndex of(Tables tables, Column id, @Nullable IdIndex before) {
        return before != null && before.ids == tables.get(id)
                ? new IdIndex(tables.texts(), before)
                : new IdIndex(tables, id);
    }

    /** {@link TextPool#ABSENT} when there is none. */
    int row(String id) {
        byte[] wanted = TextPool.encode(id);
        int mask = slots.length - 1;
        int hash = TextPool.hash(wanted, 0, wanted.length);
        for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            if (TextPool.fits(slots[slot], hash)) {
                int row = TextPool.row(slots[slot]);
                if (texts.equal(ids[row], wanted)) {
                    return row;
                }
            }
        }
        return TextPool.ABSENT;
    }
}
