package io.trapline.deploy;

import io.trapline.agent.listen.Listeners;
import io.trapline.mediation.board.LedgerView;
import java.util.List;
import java.util.Locale;

/** The listening sockets as the ledger shows them: the web view never sees the agent itself. */
final class Sockets {

    private Sockets() {}

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
                        s.kernelDrops().orElse(0)))
                .toList();
    }
}
