package io.trapline.enrichment.inventory;

import java.util.Map;

/**
 * Devices and what contains what. A part without a container hangs on its device; a part whose device
 * does not exist is its own; a loop is opened at each of its members.
 */
final class Containment {

    private static final int NEW = 0;
    private static final int ON_PATH = 1;
    private static final int DONE = 2;

    private final InventoryDraft draft;
    private final Strays strays;
    private final TextPool texts;

    Containment(InventoryDraft draft, Strays strays, TextPool texts) {
        this.draft = draft;
        this.strays = strays;
        this.texts = texts;
    }

    void place(Keyed resources, Map<Column, int[]> columns) {
        IntColumn[] read = draft.columns(View.RESOURCE);
        int[] ids = resources.keys();
        int[] device =
                references(resources, read[3], "device_id names no resource", "those parts are their own device");
        for (int row = 0; row < device.length; row++) {
            device[row] = device[row] == TextPool.ABSENT ? row : device[row];
        }
        int[] parent =
                references(resources, read[4], "parent_id names no resource", "those parts hang on their device");
        for (int row = 0; row < parent.length; row++) {
            if (parent[row] == TextPool.ABSENT && device[row] != row) {
                parent[row] = device[row];
            }
        }
        openLoops(parent, ids);
        columns.put(Column.RESOURCE_ID, ids);
        columns.put(Column.RESOURCE_KIND, resources.arrange(read[1]));
        columns.put(Column.RESOURCE_NAME, Assembly.named(resources, read[2]));
        columns.put(Column.RESOURCE_DEVICE, device);
        columns.put(Column.RESOURCE_PARENT, parent);
    }

    private int[] references(Keyed resources, IntColumn reference, String what, String so) {
        int[] rows = resources.arrange(reference);
        Strays.Count missing = new Strays.Count();
        for (int row = 0; row < rows.length; row++) {
            int text = rows[row];
            rows[row] = resources.row(text);
            if (text != TextPool.ABSENT && rows[row] == TextPool.ABSENT) {
                missing.add(texts.text(text));
            }
        }
        strays.note(View.RESOURCE, what, missing, rows.length, so);
        return rows;
    }

    /** Which members a loop has does not depend on where the walk begins: the result is the same for any order. */
    private void openLoops(int[] parent, int[] ids) {
        byte[] state = new byte[parent.length];
        boolean[] loop = new boolean[parent.length];
        for (int start = 0; start < parent.length; start++) {
            int row = start;
            while (row != TextPool.ABSENT && state[row] == NEW) {
                state[row] = ON_PATH;
                row = parent[row];
            }
            if (row != TextPool.ABSENT && state[row] == ON_PATH) {
                for (int member = row; !loop[member]; member = parent[member]) {
                    loop[member] = true;
                }
            }
            for (int done = start; done != TextPool.ABSENT && state[done] == ON_PATH; done = parent[done]) {
                state[done] = DONE;
            }
        }
        Strays.Count members = new Strays.Count();
        for (int row = 0; row < parent.length; row++) {
            if (loop[row]) {
                parent[row] = TextPool.ABSENT;
                members.add(texts.text(ids[row]));
            }
        }
        strays.note(View.RESOURCE, "parent_id runs in a loop", members, parent.length, "those parts have no container");
    }
}
