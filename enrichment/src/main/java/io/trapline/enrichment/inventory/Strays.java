package io.trapline.enrichment.inventory;

import static io.trapline.enrichment.inventory.InventoryDraft.count;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that name something that does not exist. A few are data quality: they are left out and
 * counted. Many are a broken view: refused. Owned by one thread.
 */
final class Strays {

    /** More than this share of a view's rows refuses the version... */
    static final int PERCENT_MAX = 5;

    /** ...but never so few rows. */
    static final int ALWAYS_TAKEN = 3;

    private final List<String> remarks = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    /**
     * @param what e.g. {@code account_id names no account}
     * @param so what was done with them, e.g. {@code left out}
     */
    void note(View view, String what, Count strays, int rows, String so) {
        if (strays.number == 0) {
            return;
        }
        boolean tooMany = strays.number > ALWAYS_TAKEN && strays.number * 100L > (long) PERCENT_MAX * rows;
        String sentence = "%s: %s in %s of %s rows (the first: %s)"
                .formatted(view.file(), what, count(strays.number), count(rows), strays.first);
        if (tooMany) {
            refusals.add(sentence + "; more than " + PERCENT_MAX + " % is refused.");
        } else {
            remarks.add(sentence + "; " + so + ".");
        }
    }

    List<String> remarks() {
        return remarks;
    }

    List<String> refusals() {
        return refusals;
    }

    /** How many, and an example. */
    static final class Count {
        private int number;
        private String first = "";

        void add(String example) {
            if (number++ == 0) {
                first = example;
            }
        }
    }
}
