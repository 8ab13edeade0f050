package io.trapline.web.page;

import io.trapline.enrichment.BssStatus;
import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.Vitals;
import java.util.List;

/**
 * The line at the top of every page: is anything coming in, are we behind, do we know customers,
 * do tickets go out.
 *
 * @param ingestPerSecond records read at the door, over the last seconds
 * @param parked dead letters of all destinations
 * @param troubles parts of Trapline itself that are not well
 * @param retrying destinations that do not answer right now
 */
public record Strip(
        double ingestPerSecond,
        long behind,
        BssStatus bss,
        long parked,
        long retrying,
        long forwarders,
        boolean balanced,
        long kernelDrops,
        List<Vitals.Part> troubles) {

    public static Strip of(Board board, LedgerView ledger, Vitals vitals, double ingestPerSecond) {
        return new Strip(
                ingestPerSecond,
                ledger.behind(),
                board.bss(),
                board.forwarders().stream().mapToLong(ForwarderRow::parked).sum(),
                board.forwarders().stream().filter(f -> !f.state().equals("ok")).count(),
                board.forwarders().size(),
                ledger.balanced(),
                ledger.sockets().stream()
                        .mapToLong(LedgerView.Socket::kernelDrops)
                        .sum(),
                vitals.troubles());
    }

    public boolean bssBad() {
        return bss.state() == BssStatus.State.DOWN || bss.state() == BssStatus.State.REFUSED;
    }
}
