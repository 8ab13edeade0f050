package io.trapline.enrichment;

import org.jspecify.annotations.Nullable;

/**
 * The role of a virtual operator.
 *
 * @param kind {@code vno} or {@code reseller}; null when unsaid
 * @param parentId the operator for whom a reseller sells
 */
public record VnoProfile(
        String vnoId,
        @Nullable String kind,
        @Nullable String parentId,
        @Nullable String language,
        @Nullable String contacts) {}
