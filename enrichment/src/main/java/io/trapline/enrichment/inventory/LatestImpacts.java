package io.trapline.enrichment.inventory;

import io.trapline.enrichment.Impact;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the impact of resources with many services, so that a device that repeats itself does not
 * cost a walk over its 50,000 customers each time. A fixed number of places; any thread.
 */
final class LargeImpacts {

    private static final int SERVICES_MIN = 64;
    private static final int PLACES = 256;

    private final AtomicReferenceArray<Impact.Known> places = new AtomicReferenceArray<>(PLACES);

    Impact.@Nullable Known find(int row, String resourceId) {
        Impact.Known kept = places.get(row & (PLACES - 1));
        return kept != null && kept.resourceId().equals(resourceId) ? kept : null;
    }

    void keep(int row, Impact.Known impact) {
        if (impact.services() >= SERVICES_MIN) {
            places.set(row & (PLACES - 1), impact);
        }
    }
}
