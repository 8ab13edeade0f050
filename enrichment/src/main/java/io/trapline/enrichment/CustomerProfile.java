package io.trapline.enrichment;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to treat and reach a customer.
 *
 * @param language tag as the BSS writes it, e.g. {@code de}; null when unsaid
 * @param contacts free text; null when unsaid
 */
public record CustomerProfile(
        String customerId,
        Set<Flag> flags,
        @Nullable String language,
        @Nullable String contacts) {

    /** Why this customer comes first, whatever was paid. */
    public enum Flag {
        EMERGENCY,
        GOVERNMENT,
        HOSPITAL
    }
}
