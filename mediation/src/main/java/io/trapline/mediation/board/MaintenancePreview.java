package io.trapline.mediation.board;

import io.trapline.enrichment.Inventory;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.maintenance.Clocks;
import io.trapline.mediation.maintenance.Coverage;
import io.trapline.mediation.maintenance.Occurrences;
import io.trapline.mediation.maintenance.Scopes;
import io.trapline.mediation.maintenance.Span;
import io.trapline.mediation.maintenance.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a window would do if it were in force now.
 *
 * @param next its next occurrences, five at most; empty when it is over before it could begin
 * @param clocks what a clock change does to each of these, in their order
 * @param unknown scopes that name nothing the BSS knows: {@link Scopes}
 * @param alarmIds open alarms of which nobody would be told, ordered
 * @param customerIds affected customers all of whose alarms those are, worst first
 */
public record MaintenancePreview(
        List<Span> next, List<Clocks> clocks, List<String> unknown, List<String> alarmIds, List<String> customerIds) {

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
        return of(window, now.streamTime(), inventory).hushing(List.copyOf(hushed), customers);
    }

    /** Of a window that hushes nothing now. */
    public static MaintenancePreview of(Window window, Instant now, @Nullable Inventory inventory) {
        List<Span> next = Occurrences.next(window, now, OCCURRENCES);
        var clocks = next.stream().map(span -> Clocks.of(window, span)).toList();
        return new MaintenancePreview(next, clocks, Scopes.unknown(window, inventory), List.of(), List.of());
    }

    /** The same window with these alarms and customers. */
    public MaintenancePreview hushing(List<String> alarms, List<String> customers) {
        return new MaintenancePreview(next, clocks, unknown, alarms, customers);
    }
}
