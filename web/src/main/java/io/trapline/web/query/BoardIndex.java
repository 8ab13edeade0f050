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
import java.util.Set;
import java.util.TreeSet;
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

    private BoardIndex(Board board, Map<String, AlarmRow> alarms, List<AlarmRow> ordered) {
        this.board = board;
        this.alarms = alarms;
        this.ordered = ordered;
    }

    /** @param before index of an earlier board: boards with the same alarms share what is made of them */
    public static BoardIndex of(Board board, @Nullable BoardIndex before) {
        if (before != null && before.board.alarms().equals(board.alarms())) {
            return new BoardIndex(board, before.alarms, before.ordered);
        }
        Map<String, AlarmRow> alarms = HashMap.newHashMap(board.alarms().size());
        for (AlarmRow alarm : board.alarms()) alarms.put(alarm.alarmId(), alarm);
        return new BoardIndex(
                board, alarms, board.alarms().stream().sorted(ORDER).toList());
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

    /** Name of the device an alarm is about; empty when the alarm is not on the board. */
    String device(String alarmId) {
        AlarmRow alarm = alarms.get(alarmId);
        return alarm == null ? "" : alarm.device();
    }

    /** All alarms in the one order of pages and API. */
    public List<AlarmRow> alarms() {
        return ordered;
    }

    /** Names of the virtual operators that have affected customers. */
    public Set<String> vnos() {
        Set<String> vnos = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (CustomerRow row : board.customers()) {
            String vno = row.vno();
            if (vno != null) vnos.add(vno);
        }
        return vnos;
    }

    /** The alarm that explains a customer best: the worst, and of these the oldest. */
    public Optional<AlarmRow> cause(CustomerRow row) {
        return row.alarmIds().stream()
                .map(alarms::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(AlarmRow::severity).thenComparing(AlarmRow::raisedAt));
    }
}
