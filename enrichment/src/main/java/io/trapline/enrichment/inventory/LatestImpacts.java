package io.trapline.enrichment.inventory;

import io.trapline.enrichment.Impact;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the impact of resources asked for last, so that a device that repeats itself costs neither a
 * walk over its 50,000 customers nor a digest over the one each time. A fixed number of places; any thread.
 */
final class LatestImpacts {

    /** About 2 MB when all are taken. */
    private static final int PLACES = 1 << 14;

    private final AtomicReferenceArray<Impact.Known> places = new AtomicReferenceArray<>(PLACES);

    Impact.@Nullable Known find(int row, String resourceId) {
        Impact.Known kept = places.get(row & (PLACES - 1));
        return kept != null && kept.resourceId().equals(resourceId) ? kept : null;
    }

    void keep(int row, Impact.Known impact) {
        places.set(row & (PLACES - 1), impact);
    }
}
