package io.trapline.mediation.impact;

import io.trapline.enrichment.Inventory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose a service is, as one inventory has it.
 *
 * @param vnoId the virtual operator whose customer has it; null for our own customer
 * @param productId the agreement it is sold under; null when the BSS does not say
 * @param endUsers people who use it
 */
public record ServiceFacts(
        String customerId,
        String accountId,
        @Nullable String vnoId,
        @Nullable String productId,
        int endUsers) {

    static Optional<ServiceFacts> of(String serviceId, Inventory inventory) {
        return inventory.service(serviceId).map(service -> {
            var terms = inventory.business().service(serviceId);
            return new ServiceFacts(
                    service.customerId(),
                    service.accountId(),
                    vnoOf(service.customerId(), inventory),
                    terms.map(t -> t.productId()).orElse(null),
                    terms.map(t -> t.endUserCount()).orElse(1));
        });
    }

    /** Who is counted and shown with whom: always the customer's operator, also for a service that another one owns. */
    public static @Nullable String vnoOf(String customerId, Inventory inventory) {
        return inventory.customer(customerId).map(customer -> customer.vnoId()).orElse(null);
    }
}
