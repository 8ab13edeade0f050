package io.trapline.web.query;

import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.CustomerRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Look-ups over one board, made once per board and shared by all readers; immutable. */
public final class BoardIndex {

    /** Open before cleared, then newest raise first, then id. */
    static final Comparator<AlarmRow> ORDER = Comparator.comparing((AlarmRow a) -> a.clearedAt() != null)
            .thenComparing(AlarmRow::raisedAt, Comparator.reverseOrder())
            .thenComparing(AlarmRow::alarmId);

    private final Board board;
    private final Map<String, AlarmRow> alarms;
    private final List<AlarmRow> ordered;
    private final CustomerShelf customers;
    private final long unmapped;

    private BoardIndex(Board board, Map<String, AlarmRow> alarms, List<AlarmRow> ordered, @Nullable BoardIndex before) {
        this.board = board;
        this.alarms = alarms;
        this.ordered = ordered;
        this.customers = new CustomerShelf(this, before == null ? null : before.customers);
        this.unmapped = ordered.stream()
                .filter(a -> a.clearedAt() == null && !a.impact().equalsIgnoreCase("known"))
                .count();
    }

    /** @param before index of an earlier board: boards with the same alarms share what is made of them */
    public static BoardIndex of(Board board, @Nullable BoardIndex before) {
        if (before != null && before.board.alarms().equals(board.alarms())) {
            return new BoardIndex(board, before.alarms, before.ordered, before);
        }
        Map<String, AlarmRow> alarms = HashMap.newHashMap(board.alarms().size());
        for (AlarmRow alarm : board.alarms()) alarms.put(alarm.alarmId(), alarm);
        return new BoardIndex(
                board, alarms, board.alarms().stream().sorted(ORDER).toList(), before);
    }

    public Board board() {
        return board;
    }

    /** True when this is the index of that board. */
    public boolean shows(Board other) {
        return board.seq() == other.seq() && board.epoch().equals(other.epoch());
    }

    public Optional<AlarmRow> alarm(String alarmId) {
        return Optional.ofNullable(alarms.get(alarmId));
    }

    /** All alarms in the one order of pages and API. */
    public List<AlarmRow> alarms() {
        return ordered;
    }

    /** The rows of the board with what is worked out of them, in this order. */
    List<Figures> sorted(CustomerSort sort) {
        return customers.sorted(sort);
    }

    /** A customer that is affected now. */
    public Optional<Figures> customer(String customerId) {
        return customers.customer(customerId);
    }

    /** One page of the board under a filter; the same question is answered once per board. */
    public Survey survey(CustomerQuery query) {
        return customers.survey(query);
    }

    /** True while customers become affected faster than a person can read their names. */
    public boolean storm() {
        return customers.storm();
    }

    /** Open alarms of which nobody can say whom they hurt. */
    public long unmapped() {
        return unmapped;
    }

    /** The alarm that explains a customer best: the worst, and of these the oldest. */
    public Optional<AlarmRow> cause(CustomerRow row) {
        return row.alarmIds().stream()
                .map(alarms::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(AlarmRow::severity).thenComparing(AlarmRow::raisedAt));
    }
}
