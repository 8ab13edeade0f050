package io.trapline.mediation.impact;

import org.jspecify.annotations.Nullable;

/**
 * A service that is not up, and whose it is.
 *
 * @param productId the agreement it is sold under
 * @param vnoId the operator that sells it; null for ourselves
 * @param repeats times in the last 30 days that it failed and was mended
 */
public record HurtLine(
        OpenOutage outage,
        String customerId,
        String accountId,
        @Nullable String vnoId,
        @Nullable String productId,
        int endUsers,
        int repeats) {}
