package io.trapline.enrichment.bss;

import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.BssStatus.State;
import io.trapline.enrichment.inventory.PackedInventory;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the business door stands. Written by the inventory thread, read by any; logs changes only. */
final class StatusBoard {

    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

    private final InstantSource clock;
    private volatile BssStatus status;

    StatusBoard(InstantSource clock) {
        this.clock = clock;
        this.status = new BssStatus(State.STARTING, clock.instant(), "", null, null);
    }

    BssStatus status() {
        return status;
    }

    InstantSource clock() {
        return clock;
    }

    /** A version came into use, or was read again and is the same. */
    void inUse(PackedInventory inventory, Instant takenAt) {
        BssStatus now = status;
        status = new BssStatus(now.state(), now.since(), now.detail(), inventory.version(), takenAt);
    }

    void report(State state, String detail) {
        BssStatus was = status;
        if (was.state() == state && was.detail().equals(detail)) {
            return;
        }
        Instant since = was.state() == state ? was.since() : clock.instant();
        status = new BssStatus(state, since, detail, was.inventoryVersion(), was.inventoryTakenAt());
        if (state == State.UP && detail.isEmpty()) {
            LOG.info("The BSS was read. version={}", was.inventoryVersion());
        } else if (state == State.UP) {
            LOG.warn("The BSS was read, with remarks: {} version={}", detail, was.inventoryVersion());
        } else {
            LOG.warn("The BSS is not read: {} state={} version={}", detail, state, was.inventoryVersion());
        }
    }
}
