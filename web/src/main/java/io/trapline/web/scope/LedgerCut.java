package io.trapline.web.scope;

import io.trapline.mediation.board.LedgerView;
import java.util.List;

/** The books for those who do not see all: every count, and nobody's address. */
final class LedgerCut {

    private LedgerCut() {}

    static LedgerView of(LedgerView whole) {
        return new LedgerView(
                whole.since(),
                whole.startNumber(),
                whole.read(),
                whole.recovered(),
                whole.journaled(),
                whole.refused(),
                whole.event(),
                whole.unreadable(),
                whole.internal(),
                whole.behind(),
                whole.changed(),
                whole.repeated(),
                whole.noted(),
                whole.suppressed(),
                whole.retransmit(),
                whole.generic(),
                whole.forwardable(),
                whole.delivered(),
                whole.pending(),
                whole.parked(),
                whole.coalesced(),
                whole.droppedByOperator(),
                whole.balanced(),
                whole.imbalance(),
                whole.sockets(),
                List.of());
    }
}
