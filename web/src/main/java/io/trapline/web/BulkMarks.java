package io.trapline.web;

import io.trapline.mediation.Desk;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.exclusion.ExclusionBook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * "Not affected" of many at once: of customers all alarms that hurt them are meant, of alarms all customers that
 * they hurt. Each pair of them is a mark, and an input of its own.
 */
final class BulkMarks {

    /** An alarm and a customer that it seems to hurt. */
    record Pair(String alarmId, String customerId) {}

    /**
     * @param customers that were meant and are hurt
     * @param gone rows that were named and hurt nobody, or nobody hurts them, by now
     */
    record Meant(Set<Pair> pairs, int customers, int gone) {}

    private final Readings readings;
    private final Desk desk;

    BulkMarks(Readings readings, Desk desk) {
        this.readings = readings;
        this.desk = desk;
    }

    /**
     * @param rows customers that the order means; where it means alarms: all
     * @param alarms that the order means, of customers theirs
     */
    static Meant meant(BulkOrder order, List<CustomerRow> rows, Set<String> alarms) {
        boolean ofCustomers = order.of().equals("customers");
        boolean named = order.filter() == null;
        Set<Pair> pairs = new LinkedHashSet<>();
        Set<String> found = new LinkedHashSet<>();
        int customers = 0;
        for (CustomerRow row : rows) {
            List<String> own = row.alarmIds().stream().filter(alarms::contains).toList();
            if (own.isEmpty()) continue;
            customers++;
            own.forEach(alarm -> pairs.add(new Pair(alarm, row.customerId())));
            found.addAll(ofCustomers ? List.of(row.customerId()) : own);
        }
        Set<String> missed = new LinkedHashSet<>(named ? order.ids() : Set.of());
        missed.removeAll(found);
        return new Meant(pairs, customers, missed.size());
    }

    /** Returns the number of the last record; 0 where there was nothing to say. */
    long tell(BulkOrder order, Set<Pair> pairs) throws InterruptedException {
        if (readings.exclusions().size() + pairs.size() > ExclusionBook.EXCLUSIONS_MAX) {
            throw new Problem(
                    409,
                    "tooMany",
                    "At most " + ExclusionBook.EXCLUSIONS_MAX + " marks can be in force; this would add " + pairs.size()
                            + ". Set a narrower filter.");
        }
        List<Exclusion> all = new ArrayList<>();
        pairs.forEach(pair -> all.add(
                new Exclusion(pair.alarmId(), pair.customerId(), order.time(), order.operator(), order.text())));
        long last = 0;
        for (int from = 0; from < all.size(); from += Desk.TOGETHER_MAX) {
            last = desk.exclude(all.subList(from, Math.min(all.size(), from + Desk.TOGETHER_MAX)));
        }
        return last;
    }

    /** What the board says of them after it. */
    Bulk.Result counted(Meant meant, boolean confirmed, long number) {
        Set<Pair> inForce = readings.exclusions().stream()
                .map(row -> new Pair(row.alarmId(), row.customerId()))
                .collect(Collectors.toSet());
        int all = meant.pairs().size();
        int done = confirmed
                ? (int) meant.pairs().stream().filter(inForce::contains).count()
                : all;
        return new Bulk.Result(
                BulkOrder.Verb.NOT_AFFECTED.word(),
                meant.customers(),
                all + meant.gone(),
                done,
                0,
                meant.gone() + all - done,
                0,
                confirmed,
                number);
    }
}
