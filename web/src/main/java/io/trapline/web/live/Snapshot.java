package io.trapline.web.live;

import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.Vitals;
import io.trapline.web.query.BoardIndex;

/**
 * What one answer is made of: everything on a page or in a reply comes from the same cut. Lists are
 * compared row by row; boards share the rows that did not change, so that equal costs little.
 *
 * @param ingestPerSecond records read at the door, over the last seconds
 */
public record Snapshot(BoardIndex index, LedgerView ledger, Vitals vitals, double ingestPerSecond) {

    public Board board() {
        return index.board();
    }

    public boolean sameCustomers(Snapshot other) {
        return board().customers().equals(other.board().customers());
    }

    public boolean sameAlarms(Snapshot other) {
        return board().alarms().equals(other.board().alarms());
    }
}
