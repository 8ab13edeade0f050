package io.trapline.mediation.impact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Outages that are over: per agreement the down time that counts, per service how often, per customer the
 * newest ones whole. What no period asks for any more is let go when something is added. Safe for any thread.
 */
final class OutageHistory {

    /** Longer than an SLA's longest period. */
    private static final long SPANS_KEPT = 400L * 86_400_000;

    private static final long REPEAT = 30L * 86_400_000;

    /** Whole outages of one customer. */
    static final int KEPT_MAX = 1_000;

    private final Map<String, Spans> byAgreement = new HashMap<>();
    private final Map<String, Deque<Long>> begins = new HashMap<>();
    private final Map<String, Deque<ClosedOutage>> byCustomer = new HashMap<>();

    synchronized void add(ClosedOutage outage) {
        String product = outage.productId();
        Spans counted = outage.down().minus(outage.excused());
        if (product != null && !counted.isEmpty()) {
            byAgreement.merge(
                    product,
                    counted,
                    (old, more) ->
                            old.within(outage.to() - SPANS_KEPT, Long.MAX_VALUE).plus(more));
        }
        Deque<Long> times = begins.computeIfAbsent(outage.serviceId(), id -> new ArrayDeque<>());
        times.add(outage.from());
        while (times.getFirst() < outage.to() - REPEAT) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            begins.remove(outage.serviceId());
        }
        Deque<ClosedOutage> kept = byCustomer.computeIfAbsent(outage.customerId(), id -> new ArrayDeque<>());
        kept.addLast(outage);
        if (kept.size() > KEPT_MAX) {
            kept.removeFirst();
        }
    }

    /** When an agreement was down and its SLA counted, as far as that is over. */
    synchronized Spans counted(String productId) {
        return byAgreement.getOrDefault(productId, Spans.NONE);
    }

    /** How often a service failed in the last 30 days and was mended. */
    synchronized int repeats(String serviceId, long now) {
        return (int) begins.getOrDefault(serviceId, new ArrayDeque<>()).stream()
                .filter(from -> from >= now - REPEAT)
                .count();
    }

    /** Oldest first. */
    synchronized List<ClosedOutage> of(String customerId) {
        return List.copyOf(byCustomer.getOrDefault(customerId, new ArrayDeque<>()));
    }

    /** The newest outages of a customer that touch in time: what it saw as one. */
    synchronized List<ClosedOutage> last(String customerId, Predicate<ClosedOutage> wanted) {
        List<ClosedOutage> one = new ArrayList<>();
        long from = Long.MAX_VALUE;
        for (ClosedOutage outage : of(customerId).stream()
                .filter(wanted)
                .sorted((a, b) -> Long.compare(b.to(), a.to()))
                .toList()) {
            if (!one.isEmpty() && outage.to() < from) {
                break;
            }
            one.add(outage);
            from = Math.min(from, outage.from());
        }
        return one;
    }
}
