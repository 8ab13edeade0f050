package io.trapline.mediation.board;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.AccountTerms;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Inventory;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.Outages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A billing account as a page shows it.
 *
 * @param customer whose it is; null when the BSS does not know
 * @param terms null when the BSS says nothing of the kind
 * @param affected the row of its customer while a service of the account is not up
 * @param lastOutage the newest one of its services that is over; empty when none is known
 * @param impact what hurts its services now; of an account that nothing hurts, that outage
 */
public record AccountCard(
        Account account,
        @Nullable Customer customer,
        @Nullable AccountTerms terms,
        Optional<CustomerRow> affected,
        List<ClosedOutage> lastOutage,
        CustomerImpact impact) {

    static Optional<AccountCard> of(String accountId, @Nullable Inventory inventory, Board board, Outages outages) {
        if (inventory == null) {
            return Optional.empty();
        }
        return inventory.account(accountId).map(account -> {
            String customerId = account.customerId();
            var affected = board.customer(customerId)
                    .filter(row -> row.impact().lines().stream()
                            .anyMatch(line -> line.accountId().equals(accountId)));
            return new AccountCard(
                    account,
                    inventory.customer(customerId).orElse(null),
                    inventory.business().account(accountId).orElse(null),
                    affected,
                    outages.last(customerId, closed -> closed.accountId().equals(accountId)),
                    affected.map(row ->
                                    row.impact().only(line -> line.accountId().equals(accountId)))
                            .orElseGet(() -> outages.lastImpact(
                                    customerId, closed -> closed.accountId().equals(accountId))));
        });
    }
}
