package io.trapline.enrichment.inventory;

import static io.trapline.enrichment.inventory.InventoryDraft.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one view that cannot be taken at all, counted while reading. Owned by one thread. */
final class Faults {

    private final View view;
    private final int[] nulls;

    /** Columns that every view has: those an example shows. */
    private final long said;

    private final @Nullable String[] firstNull;
    private @Nullable String tooLong;
    private boolean overflow;

    Faults(View view) {
        this.view = view;
        this.nulls = new int[view.columns().size()];
        this.said = view.columns().stream().filter(column -> !column.optional()).count();
        this.firstNull = new String[nulls.length];
    }

    /** True when the row can be taken. */
    boolean accept(@Nullable String[] values) {
        boolean good = true;
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value == null || value.isEmpty()) {
                if (view.columns().get(i).required()) {
                    good = false;
                    if (nulls[i]++ == 0) {
                        firstNull[i] = String.join(
                                ", ",
                                Arrays.stream(values)
                                        .limit(said)
                                        .map(v -> v == null ? "NULL" : v)
                                        .toList());
                    }
                }
            } else if (value.length() > InventoryDraft.TEXT_CHARACTERS_MAX) {
                good = false;
                tooLong = view.columns().get(i).name();
            }
        }
        return good;
    }

    void overflow() {
        overflow = true;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < nulls.length; i++) {
            if (nulls[i] > 0) {
                sentences.add("%s: %s is NULL or empty in %s rows (the first: %s)."
                        .formatted(view.file(), view.columns().get(i).name(), count(nulls[i]), firstNull[i]));
            }
        }
        if (tooLong != null) {
            sentences.add("%s: %s has a text longer than %s characters."
                    .formatted(view.file(), tooLong, count(InventoryDraft.TEXT_CHARACTERS_MAX)));
        }
        if (overflow) {
            sentences.add("%s: more rows than an inventory can hold (%s rows a view, %s MiB of text in all)."
                    .formatted(view.file(), count(InventoryDraft.ROWS_MAX), count(TextPoolDraft.BYTES_MAX >> 20)));
        }
        return sentences;
    }
}
