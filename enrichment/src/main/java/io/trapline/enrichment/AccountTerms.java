package io.trapline.enrichment;

import org.jspecify.annotations.Nullable;

/**
 * @param parentId the account that pays for this one
 * @param currency ISO 4217
 * @param state the BSS's word
 */
public record AccountTerms(
        String accountId,
        @Nullable String parentId,
        @Nullable String currency,
        @Nullable String state) {}
