package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.AliasKind.Scope;
import io.trapline.enrichment.Match;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds resources by the words of the network: exactly first, then in the loose spelling of {@link AliasText}. */
final class Names {

    private static final AliasIndex.Spelling LOOSE = AliasText::loosely;

    private final Tables tables;
    private final AliasIndex exact;
    private final AliasIndex loose;

    /** @param before whose indexes are shared when the aliases are the same; null for none */
    Names(Tables tables, @Nullable Names before) {
        this.tables = tables;
        boolean same = before != null && AliasIndex.same(before.tables, tables);
        this.exact =
                same && before != null ? before.exact.over(tables) : new AliasIndex(tables, AliasIndex.Spelling.EXACT);
        this.loose = same && before != null ? before.loose.over(tables) : new AliasIndex(tables, LOOSE);
    }

    /**
     * A host name is tried as it is; then {@code olt-17.kiel.example} as {@code olt-17}, or
     * {@code olt-17} as the beginning of {@code olt-17.kiel.example}. Two different domains never meet.
     */
    Match device(String namespace, AliasKind kind, String value, long at) {
        String wanted = AliasText.canonical(kind, value);
        int scope = space(namespace);
        if (wanted == null || scope < 0 || kind.scope() != Scope.DEVICE) {
            return new Match.None();
        }
        int[] found = exact.resources(scope, kind, wanted, at);
        if (found.length == 0 && kind == AliasKind.HOSTNAME) {
            String shorter = AliasText.shortName(wanted);
            found = shorter != null
                    ? exact.resources(scope, kind, shorter, at)
                    : loose.resources(scope, kind, wanted, at);
        }
        int[] device = tables.get(Column.RESOURCE_DEVICE);
        if (found.length == 1) {
            return match(new int[] {device[found[0]]});
        }
        return match(
                Arrays.stream(found).map(row -> device[row]).sorted().distinct().toArray());
    }

    /** @param device row; negative when nobody knows it */
    Match object(int device, AliasKind kind, String value, long at) {
        return device < 0 || kind.scope() != Scope.PART ? new Match.None() : find(device, kind, value, at);
    }

    Match named(String namespace, AliasKind kind, String value, long at) {
        int scope = space(namespace);
        return scope < 0 || kind.scope() != Scope.PLAN ? new Match.None() : find(scope, kind, value, at);
    }

    private Match find(int scope, AliasKind kind, String value, long at) {
        String wanted = AliasText.canonical(kind, value);
        if (wanted == null) {
            return new Match.None();
        }
        int[] found = exact.resources(scope, kind, wanted, at);
        if (found.length == 0) {
            String spelled = AliasText.loosely(kind, wanted);
            found = spelled == null ? found : loose.resources(scope, kind, spelled, at);
        }
        return match(found);
    }

    private int space(String namespace) {
        int[] spaces = tables.get(Column.NAMESPACE);
        byte[] wanted = TextPool.encode(namespace);
        for (int number = 0; number < spaces.length; number++) {
            if (tables.texts().equal(spaces[number], wanted)) {
                return number;
            }
        }
        return TextPool.ABSENT;
    }

    private Match match(int[] rows) {
        return switch (rows.length) {
            case 0 -> new Match.None();
            case 1 -> new Match.One(tables.text(Column.RESOURCE_ID, rows[0]));
            default ->
                new Match.Many(Arrays.stream(rows)
                        .mapToObj(row -> tables.text(Column.RESOURCE_ID, row))
                        .toList());
        };
    }
}
