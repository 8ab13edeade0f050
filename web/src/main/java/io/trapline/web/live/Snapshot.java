package io.trapline.web.live;

import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.LedgerView;
import io.trapline.web.query.BoardIndex;

/**
 * What one answer is made of: everything on a page or in a reply comes from the same cut.
 *
 * @param ingestPerSecond records read at the door, over the last seconds
 */
public record Snapshot(BoardIndex index, LedgerView ledger, double ingestPerSecond) {

    public Board board() {
        return index.board();
    }

    /** True when both show the same published board. */
    public boolean sameBoard(Snapshot other) {
        return same(board(), other.board());
    }

    static boolean same(Board one, Board other) {
        return one.seq() == other.seq() && one.epoch().equals(other.epoch());
    }
}
