package io.trapline.web.page;

import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.enrichment.Sla;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was promised to a customer under one SLA.
 *
 * @param agreements sold under it, by name
 */
public record Promise(Sla sla, List<String> agreements) {

    /** Of all that a customer bought. */
    static List<Promise> of(List<Service> services, Business business) {
        Map<String, Sla> slas = new LinkedHashMap<>();
        Map<String, List<String>> sold = new LinkedHashMap<>();
        for (Service service : services) {
            business.service(service.id())
                    .map(ServiceTerms::productId)
                    .flatMap(business::agreement)
                    .ifPresent(agreement -> sla(agreement, business, slas, sold));
        }
        return slas.values().stream()
                .map(sla -> new Promise(
                        sla,
                        sold.getOrDefault(sla.id(), List.of()).stream()
                                .distinct()
                                .toList()))
                .toList();
    }

    private static void sla(
            Agreement agreement, Business business, Map<String, Sla> slas, Map<String, List<String>> sold) {
        String id = agreement.slaId();
        if (id == null) return;
        business.sla(id).ifPresent(sla -> {
            slas.put(id, sla);
            sold.computeIfAbsent(id, key -> new java.util.ArrayList<>()).add(agreement.name());
        });
    }

    /** {@code below 99.9 %: 5 %}, step by step. */
    public String credits() {
        return sla.credits().stream()
                .map(step -> "< " + Show.percent(step.belowPercent()) + ": " + Show.percent(step.creditPercent()))
                .collect(Collectors.joining(", "));
    }

    /** Minutes until the restore target; empty when nothing was promised. */
    public String restoreMinutes() {
        var target = sla.restoreTarget();
        return target == null ? "" : Long.toString(target.toMinutes());
    }
}
