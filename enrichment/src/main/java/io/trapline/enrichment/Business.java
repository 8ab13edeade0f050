package io.trapline.enrichment;

import java.util.Optional;

/**
 * What the BSS says beyond who and where: money, promises, flags and places. All of it is optional in
 * the views; what nobody said is absent, never a guess. Safe for any thread, never blocks.
 */
public interface Business {

    /** Of a BSS that says nothing of the kind. */
    Business NOTHING = new Business() {};

    default Optional<CustomerProfile> customer(String customerId) {
        return Optional.empty();
    }

    default Optional<AccountTerms> account(String accountId) {
        return Optional.empty();
    }

    default Optional<ServiceTerms> service(String serviceId) {
        return Optional.empty();
    }

    default Optional<VnoProfile> vno(String vnoId) {
        return Optional.empty();
    }

    default Optional<Agreement> agreement(String productId) {
        return Optional.empty();
    }

    default Optional<Sla> sla(String slaId) {
        return Optional.empty();
    }

    default Optional<Place> place(String placeId) {
        return Optional.empty();
    }

    /** Where a resource is: its own place, or that of the nearest container that has one. */
    default Optional<Place> placeOf(String resourceId) {
        return Optional.empty();
    }
}
