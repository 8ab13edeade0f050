package io.trapline.enrichment.inventory;

import java.util.Map;

/** What every step of an {@link Assembly} works on. Owned by one thread. */
record Workbench(InventoryDraft draft, Strays strays, TextPool texts, Map<Column, int[]> columns) {

    IntColumn[] read(View view) {
        return draft.columns(view);
    }

    /** A column that may be missing, in the order of the table; one that says nothing is left empty. */
    void text(Column column, View view, String name, Keyed table) {
        IntColumn read = read(view)[view.at(name)];
        if (!read.silent()) {
            columns.put(column, table.arrange(read));
        }
    }

    /** The same for a reference; one that leads nowhere is counted and says nothing. */
    void reference(Column column, View view, String name, Keyed table, Keyed target) {
        IntColumn read = read(view)[view.at(name)];
        if (read.silent()) {
            return;
        }
        int[] rows = table.arrange(read);
        Strays.Count missing = new Strays.Count();
        for (int row = 0; row < rows.length; row++) {
            int text = rows[row];
            rows[row] = target.row(text);
            if (text != TextPool.ABSENT && rows[row] == TextPool.ABSENT) {
                missing.add(texts.text(text));
            }
        }
        String noun = name.equals("parent_id") ? view.word() : name.substring(0, name.indexOf('_'));
        strays.note(view, name + " names no " + noun, missing, rows.length, "it is read as unsaid there");
        columns.put(column, Amounts.collapsed(rows, TextPool.ABSENT));
    }
}
