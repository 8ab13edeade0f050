package io.trapline.enrichment.inventory;

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
            int slot = texts.hash(ids[row]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = row + 1;
        }
    }

    /** {@link TextPool#ABSENT} when there is none. */
    int row(String id) {
        byte[] wanted = TextPool.encode(id);
        int mask = slots.length - 1;
        int slot = TextPool.hash(wanted, 0, wanted.length) & mask;
        while (slots[slot] != 0) {
            int row = slots[slot] - 1;
            if (texts.equal(ids[row], wanted)) {
                return row;
            }
            slot = (slot + 1) & mask;
        }
        return TextPool.ABSENT;
    }
}
