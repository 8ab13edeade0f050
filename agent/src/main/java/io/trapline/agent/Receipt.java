package io.trapline.agent;

/** What became of a batch that was offered to the {@link Intake}. */
public sealed interface Receipt {

    /**
     * The batch is in the journal (not yet durable) under {@code first..last}, in its order. When the
     * range is shorter than the batch, only its beginning is: the journal filled up in between.
     */
    record Journaled(long first, long last) implements Receipt {}

    /** Nothing of the batch is in the journal; the whole batch is counted under {@code reason}. */
    record Refused(Refusal reason) implements Receipt {}
}
