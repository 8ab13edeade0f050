package io.trapline.enrichment;

import org.jspecify.annotations.Nullable;

/**
 * @param productId the agreement under which it is sold
 * @param ownerVnoId who owns it: the VNO of the service, else the customer's; null for ourselves. It is counted for the
 *     customer's VNO, whoever owns it
 * @param kind CFS, RFS or the BSS's word
 * @param endUserCount people who use it; 1 when unsaid
 */
public record ServiceTerms(
        String serviceId,
        @Nullable String productId,
        @Nullable String ownerVnoId,
        @Nullable String placeId,
        @Nullable String kind,
        int endUserCount) {}
