package io.trapline.agent.journal;

/** What became of an append. */
public sealed interface Appended {

    /** The records are in the file under these consecutive numbers, not yet durable. */
    record Written(long first, long last, long streamNanos, long wallNanos) implements Appended {}

    /** Nothing was written and nothing is left behind: the reserve of free space is touched. */
    record Full(String detail) implements Appended {}

    /** Nothing was written that a reader will see: the files failed and are being replaced. */
    record Failed(String detail) implements Appended {}
}
