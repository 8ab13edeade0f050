package io.trapline.deploy;

import io.trapline.agent.journal.Journal;
import io.trapline.config.Settings;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.Vitals;
import io.trapline.mediation.forward.Forwarder;
import io.trapline.mediation.forward.ForwarderPolicy;
import io.trapline.mediation.forward.OutcomeWorkSource;
import io.trapline.mediation.forward.ReportSink;
import io.trapline.mediation.forward.WebhookDesk;
import io.trapline.mediation.ticket.PendingWork;
import io.trapline.mediation.ticket.Ticket;
import io.trapline.mediation.turn.State;
import java.util.ArrayList;
import java.util.List;

/** One forwarder per configured destination, each from its own cursor. */
final class TicketDoor implements AutoCloseable {

    private record Route(Settings.Destination destination, Forwarder forwarder, OutcomeWorkSource source) {}

    private final List<Route> routes = new ArrayList<>();

    /**
     * @param state recovered, not yet in use by any thread: where each destination stands
     * @param found number of the newest input found in the journal
     */
    TicketDoor(
            List<Settings.Destination> destinations,
            State state,
            long found,
            ReportSink sink,
            Journal outcomes,
            InventoryShelf shelf) {
        for (Settings.Destination destination : destinations) {
            String name = destination.name();
            var pending = state.tickets().pending(name).stream().findFirst();
            long from = pending.map(PendingWork::outcome).orElse(state.decided() + 1);
            long afterSeq = pending.map(work -> work.work().seq() - 1)
                    .orElse(state.tickets().nextSeq(name) - 1);
            var cursor = new OutcomeWorkSource.Cursor(from, afterSeq, found);
            var source = new OutcomeWorkSource(name, cursor, outcomes, shelf);
            var policy =
                    ForwarderPolicy.of(destination.backoffMin(), destination.backoffMax(), destination.giveUpAfter());
            var desk = new WebhookDesk(destination.url(), destination.token(), destination.requestTimeout());
            var forwarder =
                    new Forwarder(new Forwarder.Route(name, desk, policy), source, sink, Forwarder.Seams.system());
            routes.add(new Route(destination, forwarder, source));
        }
    }

    void start() {
        routes.forEach(route -> route.forwarder().start());
    }

    /** True when a forwarder's thread is no more. */
    boolean ended() {
        return routes.stream().anyMatch(route -> route.forwarder().ended());
    }

    /** Each forwarder, with what it does wrong itself; a desk that is away is no fault of ours. */
    List<Vitals.Part> parts() {
        return routes.stream()
                .map(route -> {
                    var status = route.forwarder().status();
                    return new Vitals.Part(
                            "forwarder " + route.destination().name(),
                            false,
                            status.ownFault() ? "Tickets to " + status.destination() + ": " + status.lastError() : "");
                })
                .toList();
    }

    /** How delivery goes, for the board; on the board thread, whose state it is given. */
    List<ForwarderRow> rows(State state) {
        var rows = new ArrayList<ForwarderRow>(routes.size());
        for (Route route : routes) {
            String name = route.destination().name();
            var status = route.forwarder().status();
            long planned = state.tickets().live().stream()
                    .filter(t -> t.destination().equals(name) && t.phase() == Ticket.Phase.PLANNED)
                    .count();
            rows.add(new ForwarderRow(
                    name,
                    "webhook",
                    status.state().word(),
                    planned + state.tickets().pending(name).size(),
                    state.tickets().delivered(name),
                    state.tickets().letters().count(name),
                    status.lastError()));
        }
        return rows;
    }

    @Override
    public void close() {
        for (Route route : routes) {
            route.forwarder().close();
            route.source().close();
        }
    }
}
