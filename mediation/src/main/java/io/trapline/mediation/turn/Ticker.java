package io.trapline.mediation.turn;

import io.trapline.agent.Intake;
import io.trapline.agent.Receipt;
import io.trapline.mediation.codec.InputCodec;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Appends a Tick each second, so that deadlines pass while the network is silent, and says when datagrams
 * were dropped. Owns its thread.
 */
public final class Ticker implements AutoCloseable {

    private final Intake intake;
    private final LongSupplier drops;
    private long told;
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ticker"));

    /** @param drops datagrams dropped before they reached us, since the start of the process */
    public Ticker(Intake intake, LongSupplier drops) {
        this.intake = intake;
        this.drops = drops;
    }

    public void start() {
        beat.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
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
