package io.trapline.mediation.board;

import io.trapline.agent.DoorLedger;
import io.trapline.mediation.turn.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Puts the door's and the mediator's counters into the four equations. The mediator's cut is taken
 * first: what the door journaled since then is {@code behind}, so the sums hold at any load. Safe
 * for any thread.
 */
public final class LedgerDesk implements Supplier<LedgerView> {

    private final Supplier<Tally> mediator;
    private final Supplier<DoorLedger> door;
    private final Supplier<List<LedgerView.Socket>> sockets;
    private final Supplier<List<LedgerView.RefusedSender>> refusedSenders;

    public LedgerDesk(
            Supplier<Tally> mediator,
            Supplier<DoorLedger> door,
            Supplier<List<LedgerView.Socket>> sockets,
            Supplier<List<LedgerView.RefusedSender>> refusedSenders) {
        this.mediator = mediator;
        this.door = door;
        this.sockets = sockets;
        this.refusedSenders = refusedSenders;
    }

    @Override
    public LedgerView get() {
        Tally tally = mediator.get();
        DoorLedger cut = door.get();
        long behind = cut.lastNumber() - tally.decided();
        Map<String, Long> refused = new TreeMap<>();
        cut.refused().forEach((reason, count) -> refused.put(reason.word(), count));
        long refusedTotal = refused.values().stream().mapToLong(Long::longValue).sum();

        var wrong = new ArrayList<String>();
        check(
                wrong,
                "read + recovered = journaled + refused",
                cut.read() + cut.recovered(),
                cut.journaled() + refusedTotal);
        check(
                wrong,
                "journaled = event + unreadable + internal + behind",
                cut.journaled(),
                tally.event() + tally.unreadable() + tally.internal() + behind);
        check(
                wrong,
                "forwardable = delivered + pending + parked + coalesced + droppedByOperator",
                tally.forwardable(),
                tally.delivered() + tally.pending() + tally.parked() + tally.coalesced() + tally.dropped());
        check(wrong, "both sides count from the same number", cut.startNumber(), tally.from());
        return new LedgerView(
                cut.since(),
                cut.startNumber(),
                cut.read(),
                cut.recovered(),
                cut.journaled(),
                refused,
                tally.event(),
                tally.unreadable(),
                tally.internal(),
                behind,
                tally.changed(),
                tally.repeated(),
                tally.noted(),
                tally.suppressed(),
                tally.retransmit(),
                tally.generic(),
                tally.forwardable(),
                tally.delivered(),
                tally.pending(),
                tally.parked(),
                tally.coalesced(),
                tally.dropped(),
                wrong.isEmpty(),
                String.join("; ", wrong),
                sockets.get(),
                refusedSenders.get());
    }

    private static void check(List<String> wrong, String equation, long left, long right) {
        if (left != right) {
            wrong.add(equation + " does not hold: " + left + " and " + right);
        }
    }
}
