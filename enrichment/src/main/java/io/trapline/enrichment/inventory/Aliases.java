package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AliasKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that the network uses for resources, in their canonical spelling. */
final class Aliases {

    private static final Map<String, AliasKind> KINDS = Arrays.stream(AliasKind.values())
            .collect(Collectors.toMap(kind -> kind.word().toLowerCase(Locale.ROOT), Function.identity()));

    private static final int FOREVER = -1;
    private static final long FOREVER_SECOND = 0xFFFF_FFFFL;

    private final Strays strays;
    private final IntColumn resource = new IntColumn();
    private final IntColumn kind = new IntColumn();
    private final IntColumn namespace = new IntColumn();
    private final IntColumn value = new IntColumn();

    /** Unsigned seconds, from and to, as {@link Column#ALIAS_FROM} and {@link Column#ALIAS_TO} have them. */
    private final IntColumn from = new IntColumn();

    private final IntColumn to = new IntColumn();
    private final TreeMap<String, Integer> namespaces = new TreeMap<>();

    Aliases(InventoryDraft draft, Strays strays) {
        this.strays = strays;
        IntColumn[] read = draft.columns(View.RESOURCE_ALIAS);
        Strays.Count unknownKind = new Strays.Count();
        Strays.Count unreadable = new Strays.Count();
        for (int row = 0; row < read[0].size(); row++) {
            String word = draft.texts().text(read[2].get(row));
            String text = draft.texts().text(read[3].get(row));
            AliasKind known = kind(word).orElse(null);
            String canonical = known == null ? null : AliasText.canonical(known, text);
            if (known == null) {
                unknownKind.add(word);
            } else if (canonical == null) {
                unreadable.add(word + " '" + text + "'");
            } else {
                take(draft.texts(), read[0].get(row), known, read[1].get(row), canonical);
                from.add(second(draft.texts(), read[4].get(row), 0));
                to.add(second(draft.texts(), read[5].get(row), FOREVER));
            }
        }
        String kinds = Arrays.stream(AliasKind.values()).map(AliasKind::word).collect(Collectors.joining(", "));
        String so = "those aliases are left out";
        int rows = read[0].size();
        strays.note(View.RESOURCE_ALIAS, "kind is none of " + kinds, unknownKind, rows, so);
        strays.note(View.RESOURCE_ALIAS, "value cannot be read as its kind", unreadable, rows, so);
    }

    static Optional<AliasKind> kind(String word) {
        return Optional.ofNullable(KINDS.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    /** Years before 1970 and after 2105 are as good as always and for ever. */
    private static int second(TextPoolDraft texts, int text, int unsaid) {
        if (text == TextPool.ABSENT) {
            return unsaid;
        }
        long second = Long.parseLong(texts.text(text));
        return second <= 0 ? 0 : second >= FOREVER_SECOND ? FOREVER : (int) second;
    }

    private void take(TextPoolDraft texts, int on, AliasKind as, int space, String canonical) {
        String plan = space == TextPool.ABSENT ? "" : texts.text(space).strip();
        resource.add(on);
        kind.add(number(as));
        namespace.add(namespaces.computeIfAbsent(plan, texts::intern));
        value.add(texts.intern(canonical));
    }

    @SuppressWarnings("EnumOrdinal") // the order of the kinds is part of the format
    private static int number(AliasKind kind) {
        return kind.ordinal();
    }

    void place(Keyed resources, TextPool texts, Map<Column, int[]> columns) {
        int[] spaceTexts =
                namespaces.values().stream().mapToInt(Integer::intValue).toArray();
        columns.put(Column.NAMESPACE, spaceTexts);
        int[] numberOfText = new int[texts.size()];
        for (int number = 0; number < spaceTexts.length; number++) {
            numberOfText[spaceTexts[number]] = number;
        }
        int[] row = new int[resource.size()];
        int[] space = new int[row.length];
        Strays.Count missing = new Strays.Count();
        for (int i = 0; i < row.length; i++) {
            row[i] = resources.row(resource.get(i));
            space[i] = kind.get(i) << Tables.LOW_BITS | numberOfText[namespace.get(i)];
            if (row[i] == TextPool.ABSENT) {
                missing.add(texts.text(resource.get(i)));
            }
        }
        strays.note(
                View.RESOURCE_ALIAS,
                "resource_id names no resource",
                missing,
                draftRows(),
                "those aliases are left out");
        pack(row, space, texts, columns);
    }

    private int draftRows() {
        return resource.size();
    }

    private void pack(int[] row, int[] space, TextPool texts, Map<Column, int[]> columns) {
        int[] order = RowSort.sorted(row.length, (a, b) -> compare(row, space, texts, a, b));
        int[][] packed = new int[5][row.length];
        int count = 0;
        @Nullable Integer last = null;
        for (int i : order) {
            boolean repeated = last != null && compare(row, space, texts, last, i) == 0;
            if (row[i] != TextPool.ABSENT && !repeated) {
                packed[0][count] = row[i];
                packed[1][count] = space[i];
                packed[2][count] = value.get(i);
                packed[3][count] = from.get(i);
                packed[4][count++] = to.get(i);
            }
            last = i;
        }
        columns.put(Column.ALIAS_RESOURCE, Arrays.copyOf(packed[0], count));
        columns.put(Column.ALIAS_SPACE, Arrays.copyOf(packed[1], count));
        columns.put(Column.ALIAS_VALUE, Arrays.copyOf(packed[2], count));
        int[] begins = Amounts.collapsed(Arrays.copyOf(packed[3], count), 0);
        int[] ends = Amounts.collapsed(Arrays.copyOf(packed[4], count), FOREVER);
        columns.put(Column.ALIAS_FROM, begins);
        columns.put(Column.ALIAS_TO, ends);
    }

    private int compare(int[] row, int[] space, TextPool texts, int a, int b) {
        int byRow = Integer.compare(row[a], row[b]);
        int bySpace = byRow != 0 ? byRow : Integer.compare(space[a], space[b]);
        int byValue = bySpace != 0 ? bySpace : texts.compare(value.get(a), value.get(b));
        int byFrom = byValue != 0 ? byValue : Integer.compareUnsigned(from.get(a), from.get(b));
        return byFrom != 0 ? byFrom : Integer.compareUnsigned(to.get(a), to.get(b));
    }
}
