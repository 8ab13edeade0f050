package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.forward.Report;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * The mediator's side of the ledger since this process began to decide: an immutable cut, published
 * by one reference after each input or batch of inputs.
 *
 * @param from number of the first input counted
 * @param decided number of the newest input counted; {@code from - 1} before the first
 * @param parked dead letters that wait for a person
 * @param dropped dead letters that a person dropped
 * @param pending work and planned tickets open at this cut, counted in the book itself
 */
public record Tally(
        long from,
        long decided,
        long changed,
        long repeated,
        long noted,
        long suppressed,
        long retransmit,
        long unreadable,
        long internal,
        long generic,
        long forwardable,
        long delivered,
        long parked,
        long coalesced,
        long dropped,
        long pending) {

    public long event() {
        return changed + repeated + noted + suppressed + retransmit;
    }

    /** Counts as it goes; owned by the mediator's thread. */
    static final class Count {

        private final long from;
        private long decided;
        private final EnumMap<Disposition, Long> byDisposition = new EnumMap<>(Disposition.class);
        private long generic;
        private long forwardable;
        private long delivered;
        private long parked;
        private long coalesced;
        private long dropped;

        /**
         * @param pendingAtStart work found on its way: forwardable from the start
         * @param parkedAtStart dead letters found: forwardable and parked from the start
         */
        Count(long from, long pendingAtStart, long parkedAtStart) {
            this.from = from;
            this.decided = from - 1;
            this.forwardable = pendingAtStart + parkedAtStart;
            this.parked = parkedAtStart;
        }

        void add(Input input, @Nullable Outcome outcome) {
            decided = input.stamp().number();
            if (outcome == null) {
                byDisposition.merge(Disposition.INTERNAL, 1L, Long::sum);
                return;
            }
            byDisposition.merge(outcome.disposition(), 1L, Long::sum);
            var note = outcome.note();
            if (note != null && !note.recognised() && outcome.disposition() != Disposition.UNREADABLE) {
                generic++;
            }
            outcome.changes().forEach(this::add);
        }

        private void add(Change change) {
            switch (change) {
                case Change.TicketPlanned c -> forwardable++;
                case Change.TicketCoalesced c -> coalesced++;
                case Change.WorkReleased c -> {
                    switch (c.action()) {
                        case OPEN -> {} // counted when it was planned
                        case UPDATE, RESOLVE -> forwardable++;
                    }
                }
                case Change.WorkEnded c -> {
                    if (c.report().end() == Report.End.DELIVERED) {
                        delivered++;
                    } else {
                        parked++;
                    }
                }
                case Change.LetterTaken c -> {
                    parked--;
                    if (c.dropped()) {
                        dropped++;
                    } else {
                        forwardable--; // counted anew with the work that follows
                    }
                }
                default -> {}
            }
        }

        Tally cut(long pending) {
            return new Tally(
                    from,
                    decided,
                    of(Disposition.CHANGED),
                    of(Disposition.REPEATED),
                    of(Disposition.NOTED),
                    of(Disposition.SUPPRESSED),
                    of(Disposition.RETRANSMIT),
                    of(Disposition.UNREADABLE),
                    of(Disposition.INTERNAL),
                    generic,
                    forwardable,
                    delivered,
                    parked,
                    coalesced,
                    dropped,
                    pending);
        }

        private long of(Disposition disposition) {
            return byDisposition.getOrDefault(disposition, 0L);
        }
    }
}
