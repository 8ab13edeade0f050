package io.trapline.web.query;

import io.trapline.mediation.board.CustomerRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is worked out of the customers of one board, when somebody asks for the first time, and then shared by
 * all readers. What did not change is taken over from the board before. Safe for any thread.
 */
final class CustomerShelf {

    /** Different questions about one board that are remembered; there is a new board each second. */
    private static final int SURVEYS_MAX = 64;

    private final BoardIndex index;
    private @Nullable CustomerShelf before;
    private volatile @Nullable Map<String, Figures> rows;
    private final Map<CustomerSort, List<Figures>> sorted = new ConcurrentHashMap<>();
    private final Map<CustomerQuery, Survey> surveys = new ConcurrentHashMap<>();
    private volatile @Nullable Boolean storm;

    CustomerShelf(BoardIndex index, @Nullable CustomerShelf before) {
        this.index = index;
        // Only one that was asked is worth keeping: nobody asks for hours, and none must pile up.
        this.before = before == null || before.rows != null ? before : before.before;
    }

    List<Figures> sorted(CustomerSort sort) {
        return sorted.computeIfAbsent(sort, this::sort);
    }

    private List<Figures> sort(CustomerSort sort) {
        List<Figures> list = new ArrayList<>(rows().values());
        if (!sort.equals(CustomerSort.WORST)) {
            var order = sort.order();
            return list.stream()
                    .map(row -> Map.entry(sort.by().spot(row), row))
                    .sorted(Map.Entry.comparingByKey(order))
                    .map(Map.Entry::getValue)
                    .toList();
        }
        return list;
    }

    Optional<Figures> customer(String customerId) {
        return Optional.ofNullable(rows().get(customerId));
    }

    Survey survey(CustomerQuery query) {
        Survey known = surveys.get(query);
        if (known != null) return known;
        Survey made = Survey.of(index, query);
        if (surveys.size() >= SURVEYS_MAX) surveys.clear();
        surveys.put(query, made);
        return made;
    }

    boolean storm() {
        Boolean known = storm;
        if (known == null) {
            known = Storm.in(index.board());
            storm = known;
        }
        return known;
    }

    private Map<String, Figures> rows() {
        Map<String, Figures> made = rows;
        return made == null ? made() : made;
    }

    private synchronized Map<String, Figures> made() {
        Map<String, Figures> known = rows;
        if (known != null) return known;
        Map<String, Figures> old = old();
        Collection<CustomerRow> board = index.board().customers();
        Map<String, Figures> made = LinkedHashMap.newLinkedHashMap(board.size());
        for (CustomerRow row : board) {
            made.put(row.customerId(), Figures.of(row, index, old.get(row.customerId())));
        }
        rows = made;
        before = null;
        return made;
    }

    private Map<String, Figures> old() {
        CustomerShelf at = before;
        Map<String, Figures> known = at == null ? null : at.rows;
        return known == null ? Map.of() : known;
    }
}
