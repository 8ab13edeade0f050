package io.trapline.agent.journal;

/**
 * One record as the journal keeps it.
 *
 * @param number ours, ascending, never reused
 * @param streamNanos stream time of the document that carried it, nanoseconds since the epoch
 * @param wallNanos wall time of that document, nanoseconds since the epoch
 */
public record Entry(long number, long streamNanos, long wallNanos, byte[] payload) {}
