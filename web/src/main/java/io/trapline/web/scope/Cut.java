package io.trapline.web.scope;

import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.web.access.Audience;
import io.trapline.web.query.CustomerQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One board as one audience sees it. Immutable.
 *
 * <p>Somebody bound to virtual operators sees the alarms that hurt a customer of theirs now. An alarm
 * that hurts only theirs is shown whole. One that hurts others too is shown with the device, the object
 * and its kind, with the counts of theirs, and without what the device or colleagues said: there may be
 * names of others in it.
 *
 * @param own alarms that hurt nobody else, by id; for those who see all: all
 */
record Cut(Board whole, Board board, Set<String> own, Audience audience) {

    private record Hits(int customers, int services) {

        Hits plus(CustomerRow row) {
            return new Hits(customers + 1, services + row.services().size());
        }
    }

    static Cut of(Board whole, Audience audience) {
        if (audience.equals(Audience.ALL)) return new Cut(whole, whole, Set.of(), audience);
        Mask mask = new Mask(audience);
        List<CustomerRow> customers = whole.customers().stream()
                .filter(row -> audience.sees(row.vnoId()))
                .map(mask::row)
                .sorted(CustomerQuery.ORDER)
                .toList();
        if (!audience.bound()) {
            return new Cut(whole, with(whole, customers, whole.alarms(), mask), Set.of(), audience);
        }
        Map<String, Hits> hits = new HashMap<>();
        customers.forEach(row -> row.alarmIds()
                .forEach(id ->
                        hits.put(id, hits.getOrDefault(id, new Hits(0, 0)).plus(row))));
        Set<String> own = new HashSet<>();
        whole.alarms().stream()
                .filter(alarm -> {
                    Hits hit = hits.get(alarm.alarmId());
                    return hit != null && alarm.customers() == hit.customers();
                })
                .forEach(alarm -> own.add(alarm.alarmId()));
        List<AlarmRow> alarms = whole.alarms().stream()
                .filter(alarm -> hits.containsKey(alarm.alarmId()))
                .map(alarm -> own.contains(alarm.alarmId()) ? alarm : shared(alarm, hits))
                .toList();
        return new Cut(whole, with(whole, customers, alarms, mask), Set.copyOf(own), audience);
    }

    private static Board with(Board whole, List<CustomerRow> customers, List<AlarmRow> alarms, Mask mask) {
        return new Board(
                whole.epoch(),
                whole.seq(),
                whole.decided(),
                whole.streamTime(),
                customers,
                alarms,
                alarms == whole.alarms()
                        ? whole.openAlarms()
                        : alarms.stream().filter(a -> a.clearedAt() == null).count(),
                mask.bound() ? List.of() : whole.forwarders(),
                whole.inventoryVersion(),
                whole.bss(),
                mask.meter(whole.meter()),
                mask.bound() ? List.of() : whole.letters());
    }

    private static AlarmRow shared(AlarmRow alarm, Map<String, Hits> hits) {
        Hits own = hits.getOrDefault(alarm.alarmId(), new Hits(0, 0));
        String parent = alarm.standing().parentId();
        return new AlarmRow(
                alarm.alarmId(),
                alarm.device(),
                alarm.object(),
                alarm.resourceId(),
                alarm.resourceName(),
                alarm.alarmType(),
                alarm.eventType(),
                alarm.severity(),
                alarm.probableCause(),
                alarm.alarmType(),
                alarm.ruleId(),
                alarm.count(),
                alarm.raisedAt(),
                alarm.lastAt(),
                alarm.clearedAt(),
                alarm.acknowledged(),
                alarm.impact(),
                alarm.inventoryVersion(),
                own.services(),
                own.customers(),
                alarm.raisedBy(),
                alarm.lastRecord(),
                List.of(),
                Mask.standing(alarm.standing(), hits.containsKey(parent) ? parent : ""));
    }

    /** True when nothing about this alarm is about anybody else. */
    boolean owns(String alarmId) {
        return !audience.bound() || own.contains(alarmId);
    }

    boolean sees(String alarmId) {
        return !audience.bound() || board.alarm(alarmId).isPresent();
    }

    Optional<CustomerRow> customer(String customerId) {
        return board.customer(customerId);
    }
}
