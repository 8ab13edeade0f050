package io.trapline.web.live;

import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.Readings;
import io.trapline.web.query.BoardIndex;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of what is published. Safe for any thread; an index is made once per board. */
public final class Snapshots {

    private final Readings readings;
    private final Pulse pulse = new Pulse();
    private volatile @Nullable BoardIndex newest;

    public Snapshots(Readings readings) {
        this.readings = readings;
    }

    public Snapshot now() {
        return new Snapshot(index(readings.board()), readings.ledger(), readings.vitals(), pulse.perSecond());
    }

    /** Like {@link #now()}, and counts what came in since the last call; only the live thread calls it. */
    Snapshot beat() {
        BoardIndex index = index(readings.board());
        LedgerView ledger = readings.ledger();
        pulse.beat(System.nanoTime(), ledger.read());
        return new Snapshot(index, ledger, readings.vitals(), pulse.perSecond());
    }

    /** Two readers may make the same index at the same time; they are equal, either may stay. */
    private BoardIndex index(Board board) {
        BoardIndex index = newest;
        if (index == null || !index.shows(board)) {
            index = BoardIndex.of(board, index);
            newest = index;
        }
        return index;
    }
}
