package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.ResourceAlias;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names the BSS has that are most like one that it does not have, for a person to choose from. */
final class Nearest {

    /** Names that differ in more than this part of their letters are no candidates. */
    private static final double UNLIKE = 0.5;

    private final Tables tables;
    private final AliasRows aliases;

    Nearest(Tables tables) {
        this.tables = tables;
        this.aliases = new AliasRows(tables);
    }

    private record Near(ResourceAlias alias, int distance) {}

    /** @param device row on which to look; negative: among the names of all devices of the plan */
    List<ResourceAlias> of(String namespace, int device, NetworkName name, int limit) {
        String wanted = name.value().toLowerCase(Locale.ROOT);
        List<Near> near = new ArrayList<>();
        int[] on = tables.get(Column.RESOURCE_DEVICE);
        for (int row = 0; row < on.length; row++) {
            if (device < 0 ? on[row] == row : on[row] == device && row != device) {
                for (ResourceAlias alias : aliases.of(row)) {
                    Near candidate = near(alias, namespace, device < 0, name.kind(), wanted);
                    if (candidate != null) {
                        near.add(candidate);
                    }
                }
            }
        }
        return near.stream()
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparing(one -> one.alias().resourceId())
                        .thenComparing(one -> one.alias().kind()))
                .map(Near::alias)
                .limit(limit)
                .toList();
    }

    private static @Nullable Near near(
            ResourceAlias alias, String namespace, boolean devices, AliasKind kind, String wanted) {
        boolean fits = devices
                ? alias.kind() == kind && alias.namespace().equals(namespace)
                : (alias.kind() == AliasKind.IF_INDEX) == (kind == AliasKind.IF_INDEX);
        if (!fits) {
            return null;
        }
        int most = (int) (Math.max(wanted.length(), alias.value().length()) * UNLIKE);
        int distance = distance(wanted, alias.value().toLowerCase(Locale.ROOT), most);
        return distance > most ? null : new Near(alias, distance);
    }

    /** Letters to change, add or leave out (Levenshtein); anything above {@code most} is as good as another. */
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
                least = Math.min(least, now[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] spare = before;
            before = now;
            now = spare;
        }
        return before[b.length()];
    }
}
