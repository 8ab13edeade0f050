package io.trapline.mediation.board;

import io.trapline.enrichment.Inventory;
import io.trapline.mediation.impact.Excuse;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.impact.Spans;
import io.trapline.mediation.maintenance.Announced;
import io.trapline.mediation.maintenance.Excuses;
import io.trapline.mediation.turn.State;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What maintenance excuses, by the windows of the state and the inventory in use. Nothing of it is worked out
 * before somebody asks, and again only when a window was planned or called off, or another inventory came.
 * Owned by the board thread.
 */
final class Excusing implements Excuse {

    private final State state;
    private final Outages outages;
    private final Set<String> turned = new HashSet<>();
    private List<Announced> windows = List.of();
    private @Nullable Inventory inventory;
    private @Nullable Excuses excuses;
    private boolean stale = true;

    Excusing(State state, Outages outages) {
        this.state = state;
        this.outages = outages;
        outages.excuse(this);
    }

    /** Another inventory; null when it cannot be had, and the one before stays. */
    void use(@Nullable Inventory next) {
        if (next != null) {
            inventory = next;
            excuses = null;
        }
    }

    /** A window was planned, began, ended or was called off. After the state has evolved by it. */
    void turned(String windowId) {
        turned.add(windowId);
        stale = true;
    }

    @Override
    public Spans of(String serviceId, long from, long now) {
        Excuses known = excuses();
        return known == null ? Spans.NONE : known.of(serviceId, from, now);
    }

    /** Services that are not up count as touched when a window of theirs turned since this was asked last. */
    void settle() {
        if (turned.isEmpty()) {
            return;
        }
        Excuses known = excuses();
        if (known != null) {
            outages.touch(serviceId -> turned.stream().anyMatch(window -> known.covers(window, serviceId)));
        }
        turned.clear();
    }

    private @Nullable Excuses excuses() {
        if (stale) {
            stale = false;
            List<Announced> now = Announced.all(state.windows(), state.alarms().deeds());
            if (!now.equals(windows)) {
                windows = now;
                excuses = null;
            }
        }
        if (excuses == null && inventory != null) {
            excuses = new Excuses(windows, inventory);
        }
        return excuses;
    }
}
