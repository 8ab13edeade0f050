package io.trapline.mediation.turn;

import io.trapline.agent.Intake;
import io.trapline.agent.Receipt;
import io.trapline.mediation.codec.InputCodec;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends a Tick each second, so that deadlines pass while the network is silent, and says when datagrams
 * were dropped. Owns its thread.
 */
public final class Ticker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final Intake intake;
    private final LongSupplier drops;
    private long told;
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ticker"));

    private volatile @Nullable ScheduledFuture<?> beats;
    private String trouble = "";

    /** @param drops datagrams dropped before they reached us, since the start of the process */
    public Ticker(Intake intake, LongSupplier drops) {
        this.intake = intake;
        this.drops = drops;
    }

    public void start() {
        beats = beat.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** True when no tick will come any more though nobody closed it. Safe for any thread. */
    public boolean ended() {
        var started = beats;
        return started != null && started.isDone() && !beat.isShutdown();
    }

    /** Whatever it throws: an executor would silently tick no more. */
    private void tick() {
        try {
            append();
            trouble = "";
        } catch (RuntimeException | Error e) {
            if (!trouble.equals(e.toString())) {
                trouble = e.toString();
                LOG.error("A tick failed by our own fault; the next follows.", e);
            }
        }
    }

    private void append() {
        if (!intake.open()) {
            return;
        }
        long dropped = drops.getAsLong();
        var arrivals = dropped > told
                ? List.of(InputCodec.dropped(dropped - told), InputCodec.tick())
                : List.of(InputCodec.tick());
        if (intake.accept(arrivals) instanceof Receipt.Journaled) {
            told = dropped;
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
