package io.trapline.enrichment.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the BSS says now of a few things that changed: by each key all rows that hang on it. A key
 * without a row of its own is gone. Owned by one thread.
 */
public final class Delta {

    /** Of what a change can be told by its key. */
    public static final List<View> KEYED = List.of(View.RESOURCE, View.SERVICE, View.ACCOUNT, View.CUSTOMER);

    /** @param values in the order of {@link View#columns()} */
    record Row(View view, @Nullable String[] values) {
        String key() {
            return String.valueOf(values[0]);
        }
    }

    private final Map<View, Set<String>> keys = new EnumMap<>(View.class);
    private final List<Row> rows = new ArrayList<>();

    /** The views whose rows hang on such a key, its own first; their first column names it. */
    public static List<View> of(View keyed) {
        return switch (keyed) {
            case SERVICE -> List.of(View.SERVICE, View.SERVICE_RESOURCE, View.SERVICE_RELATIONSHIP);
            case RESOURCE -> List.of(View.RESOURCE, View.RESOURCE_ALIAS, View.RESOURCE_RELATIONSHIP);
            default -> List.of(keyed);
        };
    }

    private static View keyed(View view) {
        return KEYED.stream().filter(key -> of(key).contains(view)).findFirst().orElseThrow();
    }

    /** @param view one of {@link #KEYED} */
    public Delta key(View view, String key) {
        keys.computeIfAbsent(view, none -> new TreeSet<>()).add(key);
        return this;
    }

    /** One row of a key that is named by {@link #key}, too. */
    public Delta row(View view, @Nullable String... values) {
        rows.add(new Row(view, values));
        return this;
    }

    public Set<String> keys(View view) {
        return Collections.unmodifiableSet(keys.getOrDefault(view, Set.of()));
    }

    List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** How many keys it has. */
    public int size() {
        return keys.values().stream().mapToInt(Set::size).sum();
    }

    /** This and then another, as one. */
    public Delta then(Delta later) {
        Delta both = new Delta();
        for (View view : KEYED) {
            keys(view).forEach(key -> both.key(view, key));
            later.keys(view).forEach(key -> both.key(view, key));
        }
        rows.stream()
                .filter(row -> !later.keys(keyed(row.view)).contains(row.key()))
                .forEach(both.rows::add);
        both.rows.addAll(later.rows);
        return both;
    }
}
