package io.trapline.enrichment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was sold to one account.
 *
 * @param mrr monthly recurring revenue in {@code currency}; null when unsaid
 * @param currency ISO 4217; null: that of the account
 */
public record Agreement(
        String productId,
        String name,
        @Nullable BigDecimal mrr,
        @Nullable String currency,
        @Nullable String slaId) {}
