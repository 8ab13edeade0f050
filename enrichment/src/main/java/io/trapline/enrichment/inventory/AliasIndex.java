package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From (scope, kind, spelling) to the aliases that bear it. The scope is a namespace number for words
 * that name devices and a device row for words that name objects on one.
 */
final class AliasIndex {

    private static final AliasKind[] KINDS = AliasKind.values();
    private static final int[] NONE = {};

    /** How a canonical alias is spelled in this index; null leaves it out. */
    interface Spelling {
        /** As it is: the pool's bytes are compared, nothing is made. */
        Spelling EXACT = (kind, value) -> value;

        @Nullable
        String of(AliasKind kind, String value);
    }

    private final Tables tables;
    private final Spelling spelling;
    private final int[] slots;

    AliasIndex(Tables tables, Spelling spelling) {
        this.tables = tables;
        this.spelling = spelling;
        int aliases = tables.rows(Column.ALIAS_VALUE);
        int[] hashes = new int[aliases];
        boolean[] used = new boolean[aliases];
        int count = 0;
        for (int alias = 0; alias < aliases; alias++) {
            String spelled = spelled(alias);
            if (spelled != null) {
                used[alias] = true;
                hashes[alias] = hash(scope(alias), kind(alias), TextPool.encode(spelled));
                count++;
            }
        }
        this.slots = new int[TextPool.slots(count)];
        int mask = slots.length - 1;
        for (int alias = 0; alias < aliases; alias++) {
            if (used[alias]) {
                int slot = hashes[alias] & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = alias + 1;
            }
        }
    }

    /** The resource rows of all aliases that are spelled so, ascending, each once. */
    int[] resources(int scope, AliasKind kind, String wanted) {
        int[] found = NONE;
        int mask = slots.length - 1;
        byte[] bytes = TextPool.encode(wanted);
        int slot = hash(scope, kind, bytes) & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask) {
            int alias = slots[slot] - 1;
            if (kind(alias) == kind && scope(alias) == scope && fits(alias, wanted, bytes)) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = tables.get(Column.ALIAS_RESOURCE)[alias];
            }
        }
        return found.length < 2
                ? found
                : Arrays.stream(found).sorted().distinct().toArray();
    }

    private boolean fits(int alias, String wanted, byte[] bytes) {
        return spelling.equals(Spelling.EXACT)
                ? tables.texts().equal(tables.get(Column.ALIAS_VALUE)[alias], bytes)
                : wanted.equals(spelled(alias));
    }

    static boolean namesDevice(AliasKind kind) {
        return switch (kind) {
            case ADDRESS, HOSTNAME, ENGINE_ID -> true;
            case IF_INDEX, IF_NAME, OBJECT -> false;
        };
    }

    private AliasKind kind(int alias) {
        return KINDS[tables.get(Column.ALIAS_SPACE)[alias] >>> Tables.LOW_BITS];
    }

    private int scope(int alias) {
        return namesDevice(kind(alias))
                ? tables.get(Column.ALIAS_SPACE)[alias] & Tables.LOW_MASK
                : tables.get(Column.RESOURCE_DEVICE)[tables.get(Column.ALIAS_RESOURCE)[alias]];
    }

    private @Nullable String spelled(int alias) {
        return spelling.of(kind(alias), tables.text(Column.ALIAS_VALUE, alias));
    }

    private static int hash(int scope, AliasKind kind, byte[] spelled) {
        return TextPool.mix(TextPool.hash(spelled, 0, spelled.length)
                + scope * 0x9E3779B1
                + kind.word().length());
    }
}
