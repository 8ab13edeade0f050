package io.trapline.mediation.maintenance;

import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.enrichment.Sla;
import io.trapline.mediation.impact.Excuse;
import io.trapline.mediation.impact.Spans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The time that maintenance windows excuse, of the services whose SLA says so. Made for one set of windows
 * and one inventory; a service is looked at once, and the spans of a window are worked out once for all
 * services in it, so that a device with 50,000 customers costs one look each. Owned by one thread.
 */
public final class Excuses implements Excuse {

    private final Inventory inventory;
    private final boolean none;
    private final Covering covering;
    private final Map<String, List<Announced>> windowsOf = new HashMap<>();
    private final Map<Announced, Known> known = new HashMap<>();

    /** What was worked out of a window: its spans that end after {@code from}, whole up to {@code to}. */
    private record Known(long from, long to, Spans spans) {}

    public Excuses(List<Announced> windows, Inventory inventory) {
        this.inventory = inventory;
        this.none = windows.isEmpty();
        this.covering = new Covering(windows, inventory);
    }

    @Override
    public Spans of(String serviceId, long from, long now) {
        if (none) {
            return Spans.NONE;
        }
        Spans all = Spans.NONE;
        for (Announced each : windowsOf.computeIfAbsent(serviceId, this::windows)) {
            all = all.plus(spans(each, from, now));
        }
        return all.within(from, Long.MAX_VALUE);
    }

    /** True for a service whose SLA such a window excuses. */
    public boolean covers(String windowId, String serviceId) {
        return !none
                && windowsOf.computeIfAbsent(serviceId, this::windows).stream()
                        .anyMatch(each -> each.window().id().equals(windowId));
    }

    private List<Announced> windows(String serviceId) {
        Service service = excusing(serviceId) ? inventory.service(serviceId).orElse(null) : null;
        Set<Announced> found = service == null ? Set.of() : covering.of(service);
        return List.copyOf(found);
    }

    private boolean excusing(String serviceId) {
        var business = inventory.business();
        return business.service(serviceId)
                .map(ServiceTerms::productId)
                .flatMap(business::agreement)
                .map(Agreement::slaId)
                .flatMap(business::sla)
                .filter(Sla::maintenanceExcused)
                .isPresent();
    }

    private Spans spans(Announced each, long from, long now) {
        Known last = known.get(each);
        if (last == null || from < last.from() || now >= last.to()) {
            last = look(each, last == null ? from : Math.min(from, last.from()), now);
            known.put(each, last);
        }
        return last.spans();
    }

    /** With the occurrence in force, or else the next one, at the end: it is good until that is over. */
    private static Known look(Announced each, long from, long now) {
        List<Spans.Span> spans = new ArrayList<>();
        long whole = Long.MAX_VALUE;
        List<Span> occurrences = new ArrayList<>(
                Occurrences.between(each.window(), Instant.ofEpochMilli(from), Instant.ofEpochMilli(now)));
        var next = Occurrences.next(each.window(), Instant.ofEpochMilli(now));
        if (next.isPresent()) {
            occurrences.add(next.get());
            whole = next.get().to().toEpochMilli();
        }
        for (Span span : occurrences) {
            Instant begin = span.from().isBefore(each.from()) ? each.from() : span.from();
            Instant end = span.to().isAfter(each.until()) ? each.until() : span.to();
            if (begin.isBefore(end)) {
                spans.add(new Spans.Span(begin.toEpochMilli(), end.toEpochMilli()));
            }
        }
        return new Known(from, whole, Spans.union(spans));
    }
}
