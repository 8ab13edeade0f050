package io.trapline.mediation.board;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.Severity;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is affected by the open alarms, kept up alarm by alarm: only customers that a change touches
 * are worked out again. Owned by the board thread.
 */
final class AffectedIndex {

    private static final Comparator<CustomerRow> WORST_FIRST = Comparator.comparingInt(CustomerRow::score)
            .reversed()
            .thenComparing(CustomerRow::affectedSince)
            .thenComparing(CustomerRow::customerId);

    /** An open alarm and its rows by customer. */
    private record Expanded(Alarm alarm, Map<String, List<AffectedService>> byCustomer) {}

    private final Map<String, Expanded> alarms = new HashMap<>();
    private final Map<String, TreeSet<String>> alarmsOf = new HashMap<>();
    private final Map<String, CustomerRow> rows = new HashMap<>();
    private final TreeSet<CustomerRow> sorted = new TreeSet<>(WORST_FIRST);
    private final Set<String> dirty = new HashSet<>();

    /** The alarm is new, changed or looked up again. */
    void put(Alarm alarm, @Nullable Inventory inventory) {
        remove(alarm.id());
        if (inventory == null || !(alarm.impact() instanceof Impact.Known known)) {
            return;
        }
        var byCustomer = new HashMap<String, List<AffectedService>>();
        for (AffectedService row : inventory.affected(known.resourceId())) {
            byCustomer
                    .computeIfAbsent(row.service().customerId(), id -> new ArrayList<>())
                    .add(row);
        }
        alarms.put(alarm.id(), new Expanded(alarm, byCustomer));
        for (String customer : byCustomer.keySet()) {
            alarmsOf.computeIfAbsent(customer, id -> new TreeSet<>()).add(alarm.id());
            dirty.add(customer);
        }
    }

    /** The same rows, only the alarm's own words changed. */
    void reword(Alarm alarm) {
        Expanded held = alarms.get(alarm.id());
        if (held != null) {
            alarms.put(alarm.id(), new Expanded(alarm, held.byCustomer()));
            dirty.addAll(held.byCustomer().keySet());
        }
    }

    void remove(String alarmId) {
        Expanded held = alarms.remove(alarmId);
        if (held == null) {
            return;
        }
        for (String customer : held.byCustomer().keySet()) {
            alarmsOf.computeIfPresent(customer, (id, ids) -> {
                ids.remove(alarmId);
                return ids.isEmpty() ? null : ids;
            });
            dirty.add(customer);
        }
    }

    /** A ticket of this alarm changed. */
    void touch(String alarmId) {
        Expanded held = alarms.get(alarmId);
        if (held != null) {
            dirty.addAll(held.byCustomer().keySet());
        }
    }

    /** The rows after all changes so far, worst first. */
    List<CustomerRow> rows(@Nullable Inventory inventory, Function<String, List<Ticket>> ticketsOf) {
        for (String customer : dirty) {
            CustomerRow old = rows.remove(customer);
            if (old != null) {
                sorted.remove(old);
            }
            CustomerRow row = inventory == null ? null : row(customer, inventory, ticketsOf);
            if (row != null) {
                rows.put(customer, row);
                sorted.add(row);
            }
        }
        dirty.clear();
        return List.copyOf(sorted);
    }

    private @Nullable CustomerRow row(
            String customerId, Inventory inventory, Function<String, List<Ticket>> ticketsOf) {
        TreeSet<String> ids = alarmsOf.get(customerId);
        Customer customer = inventory.customer(customerId).orElse(null);
        if (ids == null || customer == null) {
            return null;
        }
        var services = new TreeMap<String, ServiceRow>();
        var accounts = new TreeSet<String>();
        Severity worst = Severity.INDETERMINATE;
        Instant since = Instant.MAX;
        String ticket = null;
        for (String id : ids) {
            Expanded expanded = alarms.get(id);
            if (expanded == null) {
                continue;
            }
            Alarm alarm = expanded.alarm();
            worst = alarm.severity().compareTo(worst) < 0 ? alarm.severity() : worst;
            Instant raised = Times.instant(alarm.raised().wallNanos());
            since = raised.isBefore(since) ? raised : since;
            for (AffectedService affected : expanded.byCustomer().getOrDefault(customerId, List.of())) {
                accounts.add(affected.service().accountId());
                services.merge(affected.service().id(), serviceRow(affected, alarm), AffectedIndex::worse);
            }
            for (Ticket t : ticketsOf.apply(id)) {
                ticket = (t.reference() == null ? "" : t.reference() + " ")
                        + t.phase().word();
            }
        }
        var list = List.copyOf(services.values());
        Score score = Score.of(customer.tier(), list);
        String vno = customer.vnoId() == null
                ? null
                : inventory.vno(customer.vnoId()).map(Vno::name).orElse(customer.vnoId());
        return new CustomerRow(
                customerId,
                customer.name(),
                customer.tier(),
                vno,
                List.copyOf(accounts),
                list,
                worst,
                score.points(),
                score.reasons(),
                since,
                List.copyOf(ids),
                ticket);
    }

    private static ServiceRow serviceRow(AffectedService affected, Alarm alarm) {
        var service = affected.service();
        return new ServiceRow(service.id(), service.name(), state(affected, alarm), service.accountId());
    }

    /** A major fault takes down what works over the resource; a protecting leg or a lesser fault is a risk. */
    private static ServiceState state(AffectedService affected, Alarm alarm) {
        boolean major = alarm.severity().compareTo(Severity.MAJOR) <= 0;
        return major && !affected.role().equals("protecting") ? ServiceState.DOWN : ServiceState.AT_RISK;
    }

    private static ServiceRow worse(ServiceRow one, ServiceRow other) {
        return one.state().compareTo(other.state()) <= 0 ? one : other;
    }
}
