package io.trapline.mediation.board;

import io.trapline.enrichment.Inventory;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.maintenance.Coverage;
import io.trapline.mediation.maintenance.Occurrences;
import io.trapline.mediation.maintenance.Span;
import io.trapline.mediation.maintenance.Window;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a window would do if it were in force now.
 *
 * @param next its next occurrences, five at most
 * @param alarmIds open alarms of which nobody would be told, ordered
 * @param customerIds affected customers all of whose alarms those are, worst first
 */
public record MaintenancePreview(List<Span> next, List<String> alarmIds, List<String> customerIds) {

    private static final int OCCURRENCES = 5;

    /** @param known alarms that are open or were cleared lately */
    static MaintenancePreview of(Window window, Board now, Collection<Alarm> known, @Nullable Inventory inventory) {
        var hushed = known.stream()
                .filter(Alarm::open)
                .filter(alarm -> !Coverage.of(List.of(window), alarm, inventory).isEmpty())
                .map(Alarm::id)
                .collect(Collectors.toCollection(TreeSet::new));
        var customers = now.customers().stream()
                .filter(row -> hushed.containsAll(row.alarmIds()))
                .map(CustomerRow::customerId)
                .toList();
        return new MaintenancePreview(
                Occurrences.next(window, now.streamTime(), OCCURRENCES), List.copyOf(hushed), customers);
    }
}
