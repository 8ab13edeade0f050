package io.trapline.enrichment.inventory;

import io.trapline.enrichment.ServiceState;
import java.util.HashMap;
import java.util.Map;

/**
 * What becomes of one thing whose parts are in these states. Parts without a group are each needed.
 * A group holds as long as the weight of those that are not down reaches its least number. Owned by one
 * thread.
 */
final class Pooled {

    /** By group text; the groups of one thing are few. */
    private final Map<Integer, Group> groups = new HashMap<>();

    private ServiceState worst = ServiceState.UP;
    private ServiceState working = ServiceState.UP;
    private ServiceState protecting = ServiceState.UP;
    private boolean hasWorking;
    private boolean hasProtecting;

    /** What a lost part does that the thing survives. */
    enum Part {
        /** Traffic had to move. */
        CARRIES,
        /** Only the reserve is gone. */
        STANDS_BY
    }

    private static final class Group {
        private long all;
        private long up;
        private long minUp;
        private ServiceState lost = ServiceState.UP;
        private ServiceState best = ServiceState.DOWN;
        private ServiceState worstLeft = ServiceState.UP;

        void add(ServiceState state, Part part, int weight, int least) {
            minUp = Math.max(minUp, least);
            all += weight;
            if (state == ServiceState.DOWN) {
                lost = lost.worse(part == Part.CARRIES ? ServiceState.DEGRADED : ServiceState.AT_RISK);
                return;
            }
            up += weight;
            best = best.compareTo(state) <= 0 ? best : state;
            worstLeft = worstLeft.worse(state);
        }

        ServiceState state() {
            // A group that asks for more than it has needs all of it.
            if (up < Math.min(minUp, all)) {
                return ServiceState.DOWN;
            }
            ServiceState left = worstLeft == ServiceState.UP ? ServiceState.UP : ServiceState.AT_RISK;
            return lost.worse(best == ServiceState.DEGRADED ? ServiceState.DEGRADED : left);
        }
    }

    void needs(ServiceState state) {
        worst = worst.worse(state);
    }

    void group(int group, ServiceState state, Part part, int weight, int minUp) {
        groups.computeIfAbsent(group, name -> new Group()).add(state, part, weight, minUp);
    }

    /** A link without a group: all that work in a row are one leg, all that protect are the other. */
    void leg(ServiceState state, boolean protects) {
        if (protects) {
            hasProtecting = true;
            protecting = protecting.worse(state);
        } else {
            hasWorking = true;
            working = working.worse(state);
        }
    }

    ServiceState state() {
        ServiceState all = worst.worse(legs());
        for (Group group : groups.values()) {
            all = all.worse(group.state());
        }
        return all;
    }

    private ServiceState legs() {
        if (!hasProtecting) {
            return working;
        }
        if (!hasWorking) {
            // The reserve of something that the BSS does not name: losing it is a risk, not an outage.
            return protecting == ServiceState.UP ? ServiceState.UP : ServiceState.AT_RISK;
        }
        Group both = new Group();
        both.add(working, Part.CARRIES, 1, 1);
        both.add(protecting, Part.STANDS_BY, 1, 1);
        return both.state();
    }
}
