package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From (scope, kind, spelling) to the aliases that bear it. The scope is a device row for words that
 * name a part of one and a namespace number for all others.
 */
final class AliasIndex {

    private static final AliasKind[] KINDS = AliasKind.values();
    private static final int[] NONE = {};

    /** An alias may hold at any time to be found. */
    static final long ANY_TIME = Long.MIN_VALUE;

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
            if (hashed(alias, hashes)) {
                used[alias] = true;
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
                slots[slot] = TextPool.tagged(hashes[alias], alias);
            }
        }
    }

    private AliasIndex(Tables tables, AliasIndex other) {
        this.tables = tables;
        this.spelling = other.spelling;
        this.slots = other.slots;
    }

    /** True when the aliases of two versions are the very same arrays. */
    static boolean same(Tables before, Tables after) {
        return before.get(Column.ALIAS_RESOURCE) == after.get(Column.ALIAS_RESOURCE)
                && before.get(Column.ALIAS_SPACE) == after.get(Column.ALIAS_SPACE)
                && before.get(Column.ALIAS_VALUE) == after.get(Column.ALIAS_VALUE)
                && before.get(Column.RESOURCE_DEVICE) == after.get(Column.RESOURCE_DEVICE);
    }

    /** This index over a version for which {@link #same} holds. */
    AliasIndex over(Tables after) {
        return new AliasIndex(after, this);
    }

    /** False when this spelling leaves the alias out. Makes a text only where the spelling may differ. */
    private boolean hashed(int alias, int[] hashes) {
        AliasKind kind = kind(alias);
        if (spelling.equals(Spelling.EXACT)) {
            hashes[alias] = hash(scope(alias), kind, tables.texts().hash(tables.get(Column.ALIAS_VALUE)[alias]));
            return true;
        }
        String spelled = AliasText.hasLoose(kind) ? spelled(alias) : null;
        if (spelled == null) {
            return false;
        }
        byte[] bytes = TextPool.encode(spelled);
        hashes[alias] = hash(scope(alias), kind, TextPool.hash(bytes, 0, bytes.length));
        return true;
    }

    /**
     * The resource rows of all aliases that are spelled so, ascending, each once.
     *
     * @param at seconds since 1970 at which the alias must hold; {@link #ANY_TIME}
     */
    int[] resources(int scope, AliasKind kind, String wanted, long at) {
        int[] found = NONE;
        int mask = slots.length - 1;
        byte[] bytes = TextPool.encode(wanted);
        int hash = hash(scope, kind, TextPool.hash(bytes, 0, bytes.length));
        for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int alias = TextPool.row(slots[slot]);
            if (TextPool.fits(slots[slot], hash)
                    && is(alias, kind, scope)
                    && holds(alias, at)
                    && fits(alias, wanted, bytes)) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = tables.get(Column.ALIAS_RESOURCE)[alias];
            }
        }
        return found.length < 2
                ? found
                : Arrays.stream(found).sorted().distinct().toArray();
    }

    private boolean is(int alias, AliasKind kind, int scope) {
        return kind(alias) == kind && scope(alias) == scope;
    }

    private boolean fits(int alias, String wanted, byte[] bytes) {
        return spelling.equals(Spelling.EXACT)
                ? tables.texts().equal(tables.get(Column.ALIAS_VALUE)[alias], bytes)
                : wanted.equals(spelled(alias));
    }

    private boolean holds(int alias, long at) {
        if (at == ANY_TIME) {
            return true;
        }
        int[] from = tables.get(Column.ALIAS_FROM);
        int[] to = tables.get(Column.ALIAS_TO);
        return (from.length == 0 || at >= Integer.toUnsignedLong(from[alias]))
                && (to.length == 0 || to[alias] == -1 || at < Integer.toUnsignedLong(to[alias]));
    }

    private AliasKind kind(int alias) {
        return KINDS[tables.get(Column.ALIAS_SPACE)[alias] >>> Tables.LOW_BITS];
    }

    private int scope(int alias) {
        return kind(alias).scope() != AliasKind.Scope.PART
                ? tables.get(Column.ALIAS_SPACE)[alias] & Tables.LOW_MASK
                : tables.get(Column.RESOURCE_DEVICE)[tables.get(Column.ALIAS_RESOURCE)[alias]];
    }

    private @Nullable String spelled(int alias) {
        return spelling.of(kind(alias), tables.text(Column.ALIAS_VALUE, alias));
    }

    @SuppressWarnings("EnumOrdinal") // only in memory
    private static int hash(int scope, AliasKind kind, int spelled) {
        return TextPool.mix(spelled + scope * 0x9E3779B1 + kind.ordinal() * 0x85EBCA6B);
    }
}
