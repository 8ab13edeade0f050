package io.trapline.enrichment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A word by which the network names a resource.
 *
 * @param namespace address plan in which it is meant; the empty text is the default plan
 * @param value in canonical spelling
 * @param from from when on it means the resource; null: always did
 * @param to when it ceased to; null: it still does
 */
public record ResourceAlias(
        String resourceId,
        String namespace,
        AliasKind kind,
        String value,
        @Nullable Instant from,
        @Nullable Instant to) {}
