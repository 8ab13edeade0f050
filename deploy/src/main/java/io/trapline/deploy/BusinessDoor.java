package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.bss.Bss;
import io.trapline.enrichment.bss.BssListener;
import io.trapline.mediation.turn.JournalDesk;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The BSS as configured, or its absence: new inventory versions become inputs, each once. */
final class BusinessDoor implements AutoCloseable, BssListener {

    private final JournalDesk desk;
    private final @Nullable Bss bss;
    private final BssStatus absent = new BssStatus(
            BssStatus.State.DOWN,
            Instant.now(),
            "No BSS is configured: add a bss section to the configuration.",
            null,
            null);
    private @Nullable String inUse;

    /** @param inUse version that the recovered state uses; null for none */
    BusinessDoor(Settings settings, JournalDesk desk, @Nullable String inUse) throws ConfigException {
        this.desk = desk;
        this.inUse = inUse;
        Settings.Bss section = settings.bss();
        this.bss = section == null
                ? null
                : new Bss(section, settings.data().resolve("inventory"), this, InstantSource.system());
    }

    /**
     * Brings the version that the recovered state uses into memory, so that deciding needs no disk. One
     * that is lost is announced again when the BSS is read, as if it were new.
     */
    void recover() {
        if (inUse != null && shelf().version(inUse).isEmpty()) {
            inUse = null;
        }
    }

    InventoryShelf shelf() {
        return bss == null ? version -> Optional.empty() : bss.shelf();
    }

    BssStatus status() {
        return bss == null ? absent : bss.status();
    }

    boolean ended() {
        return bss != null && bss.ended();
    }

    void start() {
        if (bss != null) {
            bss.start();
        }
    }

    @Override
    public void close() {
        if (bss != null) {
            bss.close();
        }
    }

    /** On the inventory thread. */
    @Override
    public void switched(InventorySwitch to) {
        if (to.inventory().version().equals(inUse)) {
            return;
        }
        try {
            desk.inventorySwitched(to);
            inUse = to.inventory().version();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the switch was journaled", e);
        }
    }

    /** On the inventory thread. */
    @Override
    public void stood(boolean away) {
        try {
            desk.bssStood(away);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before it was journaled how the BSS stands", e);
        }
    }
}
