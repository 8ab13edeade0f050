package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.ResourceAlias;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of the network by the resource they mean; they stand in its order. */
final class AliasRows {

    private static final AliasKind[] KINDS = AliasKind.values();

    private final Tables tables;

    AliasRows(Tables tables) {
        this.tables = tables;
    }

    List<ResourceAlias> of(int resource) {
        int[] of = tables.get(Column.ALIAS_RESOURCE);
        List<ResourceAlias> aliases = new ArrayList<>();
        for (int alias = first(resource); alias < of.length && of[alias] == resource; alias++) {
            aliases.add(alias(alias));
        }
        return aliases;
    }

    boolean any(int resource) {
        int[] of = tables.get(Column.ALIAS_RESOURCE);
        int first = first(resource);
        return first < of.length && of[first] == resource;
    }

    private int first(int resource) {
        int[] of = tables.get(Column.ALIAS_RESOURCE);
        int low = 0;
        int high = of.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (of[middle] < resource) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ResourceAlias alias(int alias) {
        int space = tables.get(Column.ALIAS_SPACE)[alias];
        int to = tables.rows(Column.ALIAS_TO) == 0 ? -1 : tables.get(Column.ALIAS_TO)[alias];
        int from = tables.rows(Column.ALIAS_FROM) == 0 ? 0 : tables.get(Column.ALIAS_FROM)[alias];
        return new ResourceAlias(
                tables.text(Column.RESOURCE_ID, tables.get(Column.ALIAS_RESOURCE)[alias]),
                tables.text(Column.NAMESPACE, space & Tables.LOW_MASK),
                KINDS[space >>> Tables.LOW_BITS],
                tables.text(Column.ALIAS_VALUE, alias),
                from == 0 ? null : second(from),
                to == -1 ? null : second(to));
    }

    private static @Nullable Instant second(int unsigned) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(unsigned));
    }
}
