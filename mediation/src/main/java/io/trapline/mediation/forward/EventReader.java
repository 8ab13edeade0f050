package io.trapline.mediation.forward;

import io.trapline.agent.RawRecord;
import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.Change;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.codec.OutcomeCodec;
import org.jspecify.annotations.Nullable;

/** Reads what was decided together with the message it was decided from. Owned by one thread. */
final class EventReader implements AutoCloseable {

    /**
     * One message and what became of it.
     *
     * @param record null when the input journal lost it
     * @param inventory in use when it was decided; null while there was none or it is not kept any more
     */
    record Event(
            Outcome outcome,
            @Nullable RawRecord record,
            @Nullable Inventory inventory) {}

    private final InventoryShelf shelf;
    private final Tail outcomes;
    private final Tail inputs;
    private final long silentUpTo;
    private @Nullable Entry input;
    private @Nullable String version;
    private @Nullable Inventory inventory;
    private volatile long read;

    /**
     * @param after where to begin, with the inventory version of that moment
     * @param silentUpTo events up to this record are not given out
     */
    EventReader(FeedCursor after, long silentUpTo, Journal inputs, Journal outcomes, InventoryShelf shelf) {
        this.shelf = shelf;
        this.silentUpTo = silentUpTo;
        this.outcomes = outcomes.tail(after.record() + 1);
        this.inputs = inputs.tail(Math.max(after.record(), silentUpTo) + 1);
        this.read = after.record();
        use(after.inventory());
    }

    /** Number of the last record taken into account. Any thread. */
    long read() {
        return read;
    }

    @Nullable
    String inventoryVersion() {
        return version;
    }

    /** The next event, or null when there is none yet. */
    @Nullable
    Event next() {
        for (Entry entry = outcomes.poll(); entry != null; entry = outcomes.poll()) {
            long number = entry.number();
            Outcome outcome = OutcomeCodec.decode(entry.payload());
            for (Change change : outcome.changes()) {
                if (change instanceof Change.InventoryUsed used) {
                    use(used.version());
                }
            }
            read = number;
            if (outcome.note() != null && number > silentUpTo) {
                return new Event(outcome, message(number), inventory);
            }
        }
        return null;
    }

    private @Nullable RawRecord message(long number) {
        Entry entry = input;
        while (entry == null || entry.number() < number) {
            entry = inputs.poll();
            if (entry == null) {
                return null;
            }
        }
        input = entry;
        return entry.number() == number ? RecordCodec.decode(entry) : null;
    }

    private void use(@Nullable String to) {
        version = to;
        inventory = to == null ? null : shelf.version(to).orElse(null);
    }

    @Override
    public void close() {
        outcomes.close();
        inputs.close();
    }
}
