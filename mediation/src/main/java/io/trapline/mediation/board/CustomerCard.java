package io.trapline.mediation.board;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.Customer;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.mediation.impact.CustomerImpact;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a page shows it.
 *
 * @param vnoName name of the virtual operator; null for a direct customer
 * @param affected present while the customer is affected
 * @param lastOutage the newest one that is over, by service; empty when none is known
 * @param impact what hurts now; of a customer that nothing hurts, its last outage
 */
public record CustomerCard(
        Customer customer,
        @Nullable String vnoName,
        List<Account> accounts,
        Optional<CustomerRow> affected,
        List<ClosedOutage> lastOutage,
        CustomerImpact impact) {}
