package io.trapline.mediation.board;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Severity;
import io.trapline.mediation.impact.CustomerImpact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer that is affected now.
 *
 * @param vno name of the virtual operator, for people: others may bear the same; null for a direct customer
 * @param vnoId its id, by which it is told from others; null for a direct customer
 * @param services only those down, degraded or at risk, ordered by id
 * @param severity worst perceived severity among the alarms
 * @param score 0 to 999, worst first
 * @param reasons the arithmetic of the score, one term each
 * @param affectedSince since when a service of the customer is not up without a break
 * @param alarmIds ordered by id
 * @param ticket ticket reference and state for a person; null when there is none
 * @param impact what minutes and money are worked out from
 * @param places names of the places where it is hurt, ordered
 * @param servicesTotal services of the customer that are in use, hurt or not
 */
public record CustomerRow(
        String customerId,
        String customerName,
        String tier,
        @Nullable String vno,
        @Nullable String vnoId,
        List<String> accountIds,
        List<ServiceRow> services,
        Severity severity,
        int score,
        List<String> reasons,
        Instant affectedSince,
        List<String> alarmIds,
        @Nullable String ticket,
        CustomerImpact impact,
        List<String> places,
        int servicesTotal) {

    /** One of whom nothing is known beyond what is hurt: its virtual operator is called by its id. */
    public CustomerRow(
            String customerId,
            String customerName,
            String tier,
            @Nullable String vno,
            List<String> accountIds,
            List<ServiceRow> services,
            Severity severity,
            int score,
            List<String> reasons,
            Instant affectedSince,
            List<String> alarmIds,
            @Nullable String ticket,
            CustomerImpact impact) {
        this(
                customerId,
                customerName,
                tier,
                vno,
                vno,
                accountIds,
                services,
                severity,
                score,
                reasons,
                affectedSince,
                alarmIds,
                ticket,
                impact,
                List.of(),
                services.size());
    }

    /**
     * A service of the customer and how it is.
     *
     * @param since when it was last up
     */
    public record ServiceRow(String serviceId, String name, ServiceState state, String accountId, Instant since) {}
}
