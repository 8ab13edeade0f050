package io.trapline.mediation.board;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.Customer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a page shows it.
 *
 * @param vnoName name of the virtual operator; null for a direct customer
 * @param affected present while the customer is affected
 */
public record CustomerCard(
        Customer customer, @Nullable String vnoName, List<Account> accounts, Optional<CustomerRow> affected) {}
