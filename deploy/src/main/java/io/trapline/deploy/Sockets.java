package io.trapline.deploy;

import io.trapline.agent.listen.Listeners;
import io.trapline.mediation.board.LedgerView;
import java.util.List;
import java.util.Locale;

/** The listening sockets as the ledger shows them: the web view never sees the agent itself. */
final class Sockets {

    private static final int REFUSED_MAX = 100;

    private Sockets() {}

    /** The newest refusals, without the steps of SNMPv3 discovery. */
    static List<LedgerView.RefusedSender> refused(Listeners listeners) {
        return listeners.refused().stream()
                .filter(row -> !row.handshake())
                .limit(REFUSED_MAX)
                .map(row -> new LedgerView.RefusedSender(
                        row.listener(),
                        row.reason().word(),
                        row.sender().getHostAddress(),
                        row.claim().user(),
                        row.claim().engineId(),
                        row.count(),
                        row.first(),
                        row.last()))
                .toList();
    }

    /** Datagrams that the kernel dropped at our sockets. */
    static long kernelDrops(Listeners listeners) {
        return listeners.status().stream()
                .mapToLong(s -> s.kernelDrops().orElse(0))
                .sum();
    }

    static List<LedgerView.Socket> rows(Listeners listeners) {
        return listeners.status().stream()
                .map(s -> new LedgerView.Socket(
                        s.listener(),
                        s.bound().getAddress().getHostAddress() + ":"
                                + s.bound().getPort(),
                        s.wire().name().toLowerCase(Locale.ROOT),
                        s.read(),
                        s.askedBufferBytes(),
                        s.grantedBufferBytes(),
                        s.kernelDrops().orElse(0),
                        s.counters()))
                .toList();
    }
}
