package io.trapline.agent.listen;

import io.trapline.agent.Receipt;
import java.util.List;

/** What a socket still owes its senders. Owned by the event loop of its channel. */
interface Acknowledgements {

    /** Sends the answers to those of {@code informs} that are in the journal, once they are durable. */
    void await(List<Turn.Inform> informs, Receipt.Journaled journaled);

    /** Tells senders at once what was wrong. */
    void report(List<Turn.Report> reports);

    boolean isEmpty();

    /** True when so much is owed that nothing more should be read. */
    default boolean isFull() {
        return false;
    }
}
