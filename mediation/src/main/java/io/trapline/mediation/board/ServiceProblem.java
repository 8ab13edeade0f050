package io.trapline.mediation.board;

import io.trapline.mediation.impact.HurtLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A common cause with all that follows from it, in TMF656's words a ServiceProblem: an open alarm that is
 * nobody's effect, the alarms under it, and whom they hurt, each counted once however many alarms speak of it.
 *
 * @param problemId {@code P-7Q3K9} for the cause {@code A-7Q3K9}: it lives as long as its cause
 * @param effects open alarms under the cause, by id
 * @param customers hurt by it, worst first
 */
public record ServiceProblem(
        String problemId, AlarmRow cause, List<AlarmRow> effects, List<CustomerRow> customers, Rollup impact) {

    private static final Comparator<ServiceProblem> WORST_FIRST = Comparator.comparingInt(
                    (ServiceProblem p) -> p.impact().score())
            .thenComparingInt(p -> p.impact().affectedCustomers())
            .reversed()
            .thenComparing(ServiceProblem::problemId);

    /** The problem whose cause an alarm is. */
    public static String idOf(String alarmId) {
        return "P-" + alarmId.substring(2);
    }

    /** All of a board, worst first: causes that hurt somebody or have effects. */
    public static List<ServiceProblem> of(Board board) {
        Map<String, AlarmRow> open = new LinkedHashMap<>();
        board.alarms().stream().filter(row -> row.clearedAt() == null).forEach(row -> open.put(row.alarmId(), row));
        Map<String, List<AlarmRow>> effects = new HashMap<>();
        open.values().forEach(row -> {
            String cause = causeOf(row, open);
            if (!cause.equals(row.alarmId())) {
                effects.computeIfAbsent(cause, id -> new ArrayList<>()).add(row);
            }
        });
        Map<String, List<CustomerRow>> hurt = new HashMap<>();
        for (CustomerRow row : board.customers()) {
            Set<String> causes = new HashSet<>();
            row.alarmIds().stream()
                    .flatMap(id -> Stream.ofNullable(open.get(id)))
                    .forEach(alarm -> causes.add(causeOf(alarm, open)));
            causes.forEach(
                    id -> hurt.computeIfAbsent(id, i -> new ArrayList<>()).add(row));
        }
        return open.values().stream()
                .filter(row -> causeOf(row, open).equals(row.alarmId()))
                .filter(row -> hurt.containsKey(row.alarmId()) || effects.containsKey(row.alarmId()))
                .map(cause -> problem(
                        cause,
                        effects.getOrDefault(cause.alarmId(), List.of()),
                        hurt.getOrDefault(cause.alarmId(), List.of()),
                        open.keySet(),
                        board))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static ServiceProblem problem(
            AlarmRow cause, List<AlarmRow> effects, List<CustomerRow> customers, Set<String> open, Board board) {
        Set<String> mine = new HashSet<>();
        mine.add(cause.alarmId());
        effects.forEach(row -> mine.add(row.alarmId()));
        Map<CustomerRow, List<HurtLine>> lines = new LinkedHashMap<>();
        for (CustomerRow row : customers) {
            List<HurtLine> theirs = row.impact().lines().stream()
                    .filter(line -> mine.contains(line.outage().alarmId())
                            || !open.contains(line.outage().alarmId()))
                    .toList();
            if (!theirs.isEmpty()) {
                lines.put(row, theirs);
            }
        }
        return new ServiceProblem(
                idOf(cause.alarmId()),
                cause,
                effects.stream().sorted(Comparator.comparing(AlarmRow::alarmId)).toList(),
                List.copyOf(lines.keySet()),
                Rollup.of(lines, board.meter()));
    }

    /** The uppermost open cause of an alarm; itself when it has none. */
    private static String causeOf(AlarmRow row, Map<String, AlarmRow> open) {
        AlarmRow at = row;
        for (int depth = 0; depth < 32; depth++) {
            AlarmRow above = open.get(at.standing().parentId());
            if (above == null) {
                break;
            }
            at = above;
        }
        return at.alarmId();
    }
}
