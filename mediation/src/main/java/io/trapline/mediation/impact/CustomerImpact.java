package io.trapline.mediation.impact;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All that the measures of one customer are worked out from, whenever somebody asks. Immutable.
 *
 * @param lines its services that are not up, by id
 * @param downBefore by agreement of these: down time of outages that are over that the SLA counts, of 400 days
 */
public record CustomerImpact(List<HurtLine> lines, Map<String, Spans> downBefore) {

    public static final CustomerImpact NONE = new CustomerImpact(List.of(), Map.of());

    /** Only these of its services. */
    public CustomerImpact only(Predicate<HurtLine> wanted) {
        return new CustomerImpact(lines.stream().filter(wanted).toList(), downBefore);
    }
}
