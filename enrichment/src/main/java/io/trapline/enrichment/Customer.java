package io.trapline.enrichment;

import org.jspecify.annotations.Nullable;

/**
 * Who is hurt.
 *
 * @param tier platinum, gold, silver, bronze or the BSS's own word, lower case
 * @param vnoId the virtual operator that owns the customer; null for direct customers
 */
public record Customer(
        String id, String name, String tier, @Nullable String vnoId) {}
