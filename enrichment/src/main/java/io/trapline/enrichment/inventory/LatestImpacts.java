package io.trapline.enrichment.inventory;

import io.trapline.enrichment.Impact;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
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

    /** Takes over what another version knew, but for the resources named, under the name of the new one. */
    void keep(LatestImpacts before, PackedInventory now, Collection<String> changed) {
        Set<String> other = new HashSet<>(changed);
        for (int place = 0; place < PLACES; place++) {
            Impact.Known known = before.places.get(place);
            int row = known == null || other.contains(known.resourceId()) ? -1 : now.resourceRow(known.resourceId());
            if (known != null && row >= 0) {
                keep(
                        row,
                        new Impact.Known(
                                known.resourceId(),
                                now.version(),
                                known.digest(),
                                known.services(),
                                known.customers()));
            }
        }
    }

    void keep(int row, Impact.Known impact) {
        places.set(row & (PLACES - 1), impact);
    }
}
