package io.trapline.mediation.forward;

import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.Change;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.codec.OutcomeCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Ticket work for one destination, read from the outcome journal. The cursor is the newest report in
 * the input journal: work behind it was answered for. Owned by the forwarder's thread.
 */
public final class OutcomeWorkSource implements WorkSource, AutoCloseable {

    private final String destination;
    private final Journal outcomes;
    private final InventoryShelf shelf;
    private final ArrayDeque<Found> ready = new ArrayDeque<>();
    private final Cursor cursor;
    private @Nullable Tail tail;
    private @Nullable Found handedOut;
    private long read;

    /**
     * Where a destination stands when the process starts.
     *
     * @param from number of the outcome with the oldest work not answered for
     * @param afterSeq work up to this sequence number was answered for
     * @param found number of the newest input found in the journal: what was decided from it or from
     *     older ones may have been sent by an earlier process
     */
    public record Cursor(long from, long afterSeq, long found) {}

    /**
     * Work and the number of the outcome that released it.
     *
     * @param byHand a person wanted it: the desk may have one from before
     */
    private record Found(TicketWork work, long outcome, boolean byHand) {}

    public OutcomeWorkSource(String destination, Cursor cursor, Journal outcomes, InventoryShelf shelf) {
        this.destination = destination;
        this.cursor = cursor;
        this.outcomes = outcomes;
        this.shelf = shelf;
        this.read = cursor.from() - 1;
    }

    @Override
    public boolean fresh(TicketWork work) {
        return handedOut != null
                && handedOut.work().equals(work)
                && handedOut.outcome() > cursor.found()
                && !handedOut.byHand();
    }

    @Override
    public @Nullable TicketWork next(Duration atMost) throws InterruptedException {
        if (tail == null) {
            tail = outcomes.tail(cursor.from());
        }
        if (ready.isEmpty() && !poll(tail)) {
            outcomes.awaitBeyond(read, atMost);
            poll(tail);
        }
        handedOut = ready.poll();
        return handedOut == null ? null : handedOut.work();
    }

    @Override
    public void close() {
        if (tail != null) {
            tail.close();
        }
    }

    /** Reads until there is work or nothing more to read; true when there is work. */
    private boolean poll(Tail from) {
        while (ready.isEmpty()) {
            Entry entry = from.poll();
            if (entry == null) {
                return false;
            }
            read = entry.number();
            Outcome outcome = OutcomeCodec.decode(entry.payload());
            for (Change change : outcome.changes()) {
                if (change instanceof Change.WorkReleased work
                        && work.destination().equals(destination)
                        && work.seq() > cursor.afterSeq()) {
                    ready.add(new Found(work(work), entry.number(), byHand(outcome)));
                }
            }
        }
        return true;
    }

    private static boolean byHand(Outcome outcome) {
        return outcome.changes().stream()
                .anyMatch(change -> change instanceof Change.DeedDone done
                        && (done.deed().what().equals(Deed.OPEN_TICKET)
                                || done.deed().what().equals(Deed.RESEND)));
    }

    private TicketWork work(Change.WorkReleased work) {
        var content = new WorkContent(work, shelf).content();
        return new TicketWork(work.seq(), destination, work.key(), work.action(), work.reference(), content);
    }
}
