package io.trapline.mediation.turn;

import io.trapline.agent.Intake;
import io.trapline.mediation.codec.InputCodec;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Appends a Tick each second, so that deadlines pass while the network is silent. Owns its thread. */
public final class Ticker implements AutoCloseable {

    private final Intake intake;
    private final ScheduledExecutorService beat =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ticker"));

    public Ticker(Intake intake) {
        this.intake = intake;
    }

    public void start() {
        beat.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        if (intake.open()) {
            var unused = intake.accept(List.of(InputCodec.tick()));
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
