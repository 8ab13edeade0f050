package io.trapline.enrichment.bss;

import com.zaxxer.hikari.HikariDataSource;
import io.trapline.config.ConfigException;
import io.trapline.config.Finding;
import io.trapline.config.Settings;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.enrichment.inventory.InventoryStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The business door: keeps the newest good inventory of the BSS on the shelf and tells who listens.
 * Starts without a database, from the last good version on disk.
 *
 * <p>{@link #start}, {@link #status}, {@link #shelf} and {@link #close} may be called from any thread;
 * the listener is called on the thread {@code inventory}.
 */
public final class Bss implements AutoCloseable {

    private final HikariDataSource pool;
    private final InventoryStore store;
    private final BssLoop loop;
    private final Thread thread;

    /**
     * @param folder where versions are kept; made when missing
     * @param listener is told which version is in use and whether the BSS can be read
     * @throws ConfigException when the operator's part is wrong: see {@link #check}
     */
    public Bss(Settings.Bss settings, Path folder, BssListener listener, InstantSource clock) throws ConfigException {
        List<Finding> findings = check(settings);
        if (!findings.isEmpty()) {
            throw new ConfigException(findings);
        }
        this.pool = BssPool.open(settings);
        this.store = new InventoryStore(folder);
        this.loop = new BssLoop(settings, pool, store, new Switches(listener), new StatusBoard(clock));
        this.thread = Thread.ofPlatform().name("inventory").daemon().unstarted(loop);
    }

    /** All that can be said against the views without a database. */
    public static List<Finding> checkViews(Settings.Bss settings) {
        return new ViewFiles(settings.views()).check();
    }

    /** The same, and what can be said against the address and the connections. */
    public static List<Finding> check(Settings.Bss settings) {
        List<Finding> findings = new ArrayList<>(checkViews(settings));
        if (Complaint.parsed(settings.url()) == null) {
            // The text itself stays unsaid: it may carry a password.
            findings.add(new Finding(
                    "bss.url",
                    0,
                    1,
                    "BSS-003",
                    "found no PostgreSQL address, expected jdbc:postgresql://host:port/database"));
        }
        if (settings.notifyChannel() != null && settings.pool() < 2) {
            findings.add(new Finding(
                    "bss.pool",
                    0,
                    1,
                    "BSS-004",
                    "found " + settings.pool() + ", expected at least 2: the notify channel takes one for itself"));
        }
        return findings;
    }

    public void start() {
        thread.start();
    }

    /** True when the thread is no more though nobody closed it. */
    public boolean ended() {
        return !loop.isEnded() && thread.getState() == Thread.State.TERMINATED;
    }

    public BssStatus status() {
        return loop.status();
    }

    public InventoryShelf shelf() {
        return store;
    }

    /** Tells which versions may still be asked for by name; others may be deleted, oldest first. */
    public void keep(Set<String> versions) {
        store.keep(versions);
    }

    /** Ends the thread and every connection; a read under way is broken off. */
    @Override
    public void close() {
        loop.end();
        pool.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
