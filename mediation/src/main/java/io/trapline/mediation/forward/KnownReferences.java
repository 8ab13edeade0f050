package io.trapline.mediation.forward;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The desk's ids of the tickets opened last, because an update decided before the open was reported
 * does not carry one, and the search of many desks lags behind. Forgetting costs a look-up. Owned by
 * the forwarder's thread.
 */
final class KnownReferences {

    static final int MAX = 10_000;

    private final LinkedHashMap<String, String> byKey = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX;
        }
    };

    void remember(String key, String reference) {
        byKey.putLast(key, reference);
    }

    void forget(String key) {
        byKey.remove(key);
    }

    @Nullable
    String of(TicketWork work) {
        return work.reference() == null ? byKey.get(work.key()) : work.reference();
    }
}
