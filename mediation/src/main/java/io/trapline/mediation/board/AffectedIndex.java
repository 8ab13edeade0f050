package io.trapline.mediation.board;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.CustomerProfile;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.mediation.Severity;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.HurtLine;
import io.trapline.mediation.impact.Meter;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Rows that are worked out again in one go for no other reason than time. */
    private static final int REFRESHED_MAX = 2_000;

    /** An open alarm and its rows by customer. */
    private record Expanded(Alarm alarm, Map<String, List<AffectedService>> byCustomer) {}

    private final Map<String, Expanded> alarms = new HashMap<>();
    private final Map<String, TreeSet<String>> alarmsOf = new HashMap<>();
    private final Map<String, CustomerRow> rows = new HashMap<>();
    private final TreeSet<CustomerRow> sorted = new TreeSet<>(WORST_FIRST);
    private final Set<String> dirty = new HashSet<>();
    private final LinkedHashSet<String> timed = new LinkedHashSet<>();
    private final Score scores;

    AffectedIndex(Score scores) {
        this.scores = scores;
    }

    /**
     * The alarm is new, changed or looked up again.
     *
     * @param without customers whom people said it does not affect
     */
    void put(Alarm alarm, @Nullable Inventory inventory, Set<String> without) {
        remove(alarm.id());
        if (inventory == null || !(alarm.impact() instanceof Impact.Known known)) {
            return;
        }
        var byCustomer = new HashMap<String, List<AffectedService>>();
        for (AffectedService row : inventory.affected(known.resourceId())) {
            if (without.contains(row.service().customerId())) {
                continue;
            }
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

    /** The same rows, only the alarm's own words changed; of these a customer's row shows the severity. */
    void reword(Alarm alarm) {
        Expanded held = alarms.get(alarm.id());
        if (held != null) {
            alarms.put(alarm.id(), new Expanded(alarm, held.byCustomer()));
            if (alarm.severity() != held.alarm().severity()) {
                dirty.addAll(held.byCustomer().keySet());
            }
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

    /** A service of this customer took another state. */
    void dirty(String customerId) {
        dirty.add(customerId);
    }

    /** Customers whose score moves with the clock, a few at a time, those not looked at for longest first. */
    void refresh() {
        var oldest = List.copyOf(timed).subList(0, Math.min(REFRESHED_MAX, timed.size()));
        timed.removeAll(Set.copyOf(oldest));
        dirty.addAll(oldest);
    }

    /** The rows after all changes so far, worst first. */
    List<CustomerRow> rows(
            @Nullable Inventory inventory, Outages outages, Meter meter, Function<String, List<Ticket>> ticketsOf) {
        for (String customer : dirty) {
            CustomerRow old = rows.remove(customer);
            if (old != null) {
                sorted.remove(old);
            }
            timed.remove(customer);
            CustomerRow row = inventory == null ? null : row(customer, inventory, outages, meter, ticketsOf);
            if (row != null) {
                rows.put(customer, row);
                sorted.add(row);
                timed.add(customer);
            }
        }
        dirty.clear();
        return List.copyOf(sorted);
    }

    private @Nullable CustomerRow row(
            String customerId,
            Inventory inventory,
            Outages outages,
            Meter meter,
            Function<String, List<Ticket>> ticketsOf) {
        TreeSet<String> ids = alarmsOf.get(customerId);
        Customer customer = inventory.customer(customerId).orElse(null);
        if (ids == null || customer == null) {
            return null;
        }
        var services = new TreeMap<String, Service>();
        Severity worst = Severity.INDETERMINATE;
        String ticket = null;
        for (String id : ids) {
            Expanded expanded = alarms.get(id);
            if (expanded == null) {
                continue;
            }
            Alarm alarm = expanded.alarm();
            worst = alarm.severity().compareTo(worst) < 0 ? alarm.severity() : worst;
            for (AffectedService affected : expanded.byCustomer().getOrDefault(customerId, List.of())) {
                services.put(affected.service().id(), affected.service());
            }
            for (Ticket t : ticketsOf.apply(id)) {
                ticket = (t.reference() == null ? "" : t.reference() + " ")
                        + t.phase().word();
            }
        }
        CustomerImpact impact = outages.impact(services.keySet(), inventory);
        if (impact.lines().isEmpty()) {
            return null;
        }
        var accounts = new TreeSet<String>();
        var list = new ArrayList<ServiceRow>();
        for (HurtLine line : impact.lines()) {
            Service service = services.get(line.outage().serviceId());
            if (service != null) {
                accounts.add(line.accountId());
                list.add(new ServiceRow(
                        service.id(), service.name(), line.outage().state(), line.accountId(), since(line)));
            }
        }
        Score.Points score = scores.of(customer.tier(), flags(customerId, inventory), list, meter.of(impact));
        return new CustomerRow(
                customerId,
                customer.name(),
                customer.tier(),
                PathWords.vno(customer, inventory),
                customer.vnoId(),
                List.copyOf(accounts),
                List.copyOf(list),
                worst,
                score.points(),
                score.reasons(),
                list.stream()
                        .map(ServiceRow::since)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                List.copyOf(ids),
                ticket,
                impact,
                places(list, ids, inventory),
                Math.max(list.size(), inventory.servicesInUse(customerId)));
    }

    /** Where its services are; of those whose place nobody says, where the alarms are. */
    private List<String> places(List<ServiceRow> hurt, Set<String> alarmIds, Inventory inventory) {
        var business = inventory.business();
        var names = new TreeSet<String>();
        hurt.stream()
                .flatMap(row -> business.service(row.serviceId()).stream())
                .map(ServiceTerms::placeId)
                .filter(Objects::nonNull)
                .flatMap(id -> business.place(id).stream())
                .forEach(place -> names.add(place.name()));
        if (names.isEmpty()) {
            alarmIds.stream()
                    .map(alarms::get)
                    .filter(Objects::nonNull)
                    .map(held -> held.alarm().resourceId())
                    .filter(Objects::nonNull)
                    .flatMap(id -> business.placeOf(id).stream())
                    .forEach(place -> names.add(place.name()));
        }
        return List.copyOf(names);
    }

    private static Instant since(HurtLine line) {
        return Instant.ofEpochMilli(line.outage().since());
    }

    private static Set<CustomerProfile.Flag> flags(String customerId, Inventory inventory) {
        return inventory
                .business()
                .customer(customerId)
                .map(CustomerProfile::flags)
                .orElse(Set.of());
    }
}
