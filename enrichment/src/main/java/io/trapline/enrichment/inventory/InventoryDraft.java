package io.trapline.enrichment.inventory;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is being read from the BSS, in any order, before anybody has checked that it fits together.
 * Owned by one thread; {@link #build} ends it.
 */
public final class InventoryDraft {

    /** A view with more rows is refused: row numbers share an int with a role. */
    public static final int ROWS_MAX = (1 << 24) - 1;

    /** Longer texts are refused. */
    public static final int TEXT_CHARACTERS_MAX = 4_096;

    private final TextPoolDraft texts = new TextPoolDraft();
    private final Map<View, IntColumn[]> rows = new EnumMap<>(View.class);
    private final Map<View, Faults> faults = new EnumMap<>(View.class);

    public InventoryDraft() {
        for (View view : View.values()) {
            IntColumn[] columns = new IntColumn[view.columns().size()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = new IntColumn();
            }
            rows.put(view, columns);
            faults.put(view, new Faults(view));
        }
    }

    /**
     * Takes one row.
     *
     * @param given in the order of {@link View#columns()}; an empty text is the same as null, and those
     *     at the end that a view may lack may be left out
     */
    public InventoryDraft add(View view, @Nullable String... given) {
        IntColumn[] columns = columns(view);
        if (given.length > columns.length
                || (given.length < columns.length
                        && !view.columns().get(given.length).optional())) {
            throw new IllegalArgumentException(
                    view.file() + " has " + columns.length + " columns, not " + given.length);
        }
        @Nullable String[] values = given.length == columns.length ? given : Arrays.copyOf(given, columns.length);
        if (faults(view).accept(values) && columns[0].size() < ROWS_MAX && !texts.full()) {
            for (int i = 0; i < columns.length; i++) {
                String value = values[i];
                columns[i].add(value == null || value.isEmpty() ? TextPool.ABSENT : texts.intern(value));
            }
        } else if (columns[0].size() >= ROWS_MAX || texts.full()) {
            faults(view).overflow();
        }
        return this;
    }

    /** Checks everything and packs it. What cannot be trusted is refused with a sentence, never repaired. */
    public Built build(Instant takenAt) {
        List<String> refusals =
                faults.values().stream().flatMap(f -> f.sentences().stream()).toList();
        if (!refusals.isEmpty()) {
            return new Built.Refused(String.join(" ", refusals));
        }
        return new Assembly(this).build(takenAt);
    }

    TextPoolDraft texts() {
        return texts;
    }

    /** What is packed already need not be held twice. */
    void forget(View view) {
        Arrays.setAll(columns(view), none -> new IntColumn());
    }

    IntColumn[] columns(View view) {
        return Objects.requireNonNull(rows.get(view));
    }

    private Faults faults(View view) {
        return Objects.requireNonNull(faults.get(view));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
