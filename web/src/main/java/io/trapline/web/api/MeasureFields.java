package io.trapline.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.Rollup;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.impact.Meter;

/**
 * Measures under the names of the API, always all of them, at the top level of whom they are about:
 * minutes with decimals, durations in seconds, null for none.
 */
public final class MeasureFields {

    private MeasureFields() {}

    static ObjectNode put(ObjectNode json, Measures measures) {
        return json.put("customerMinutesLost", measures.customerMinutesLost())
                .put("excusedMinutes", measures.excusedMinutes())
                .put("userMinutes", measures.userMinutes())
                .put("currency", measures.currency())
                .put("mrrAtRisk", measures.mrrAtRisk())
                .put("revenueAtRiskPerHour", measures.revenueAtRiskPerHour())
                .put("slaAvailability", measures.slaAvailability())
                .put("slaCreditExposure", measures.slaCreditExposure())
                .put("timeToNextCreditStep", measures.timeToNextCreditStep())
                .put("timeToBreach", measures.timeToBreach())
                .put("repeatFaults", measures.repeatFaults());
    }

    /** A group, named by {@code name}. */
    public static ObjectNode group(ObjectNode name, Rollup group) {
        name.put("affectedCustomers", group.affectedCustomers())
                .put("atRiskCustomers", group.atRiskCustomers())
                .put("affectedServices", group.affectedServices())
                .put("score", group.score());
        return put(name, group.measures());
    }

    /** A row of the board with its measures at this moment. */
    public static ObjectNode row(CustomerRow row, Meter meter) {
        ObjectNode json = (ObjectNode) Json.tree(row);
        json.remove("impact");
        return put(json, meter.of(row.impact()));
    }
}
