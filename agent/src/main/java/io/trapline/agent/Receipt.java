package io.trapline.agent;

/** What became of a batch that was offered to the {@link Intake}. */
public sealed interface Receipt {

    /** The whole batch is in the journal (not yet durable) under {@code first..last}. */
    record Journaled(long first, long last) implements Receipt {}

    /** Nothing of the batch is in the journal; the whole batch is counted under {@code reason}. */
    record Refused(Refusal reason) implements Receipt {}
}
