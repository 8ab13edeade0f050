package io.trapline.mediation.board;

import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.keep.Snapshot;
import io.trapline.mediation.turn.State;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Snapshots that somebody asked for, taken between two batches on the board thread. */
final class SnapshotQueue {

    private final State state;
    private final OutageFeed outages;
    private final AlarmEar ear;
    private final ConcurrentLinkedQueue<CompletableFuture<Snapshot>> asked = new ConcurrentLinkedQueue<>();

    SnapshotQueue(State state, OutageFeed outages, AlarmEar ear) {
        this.state = state;
        this.outages = outages;
        this.ear = ear;
    }

    /** Any thread. */
    CompletableFuture<Snapshot> ask() {
        var one = new CompletableFuture<Snapshot>();
        asked.add(one);
        return one;
    }

    /** What a snapshot stands for is safe before it is taken. */
    void serve() {
        for (var one = asked.poll(); one != null; one = asked.poll()) {
            try {
                outages.force();
                ear.force();
                one.complete(new Snapshot(state.decided(), firstPending(), StateCodec.encode(state)));
            } catch (IOException e) {
                one.completeExceptionally(e);
            }
        }
    }

    private long firstPending() {
        long first = state.decided() + 1;
        for (String destination : state.tickets().lastSeq().keySet()) {
            for (var work : state.tickets().pending(destination)) {
                first = Math.min(first, work.outcome());
                break;
            }
        }
        return first;
    }
}
