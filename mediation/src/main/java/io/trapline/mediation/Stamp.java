package io.trapline.mediation;

/**
 * Where an input stands in the journal.
 *
 * @param streamNanos stream time, nanoseconds since the epoch: decides everything
 * @param wallNanos wall time, nanoseconds since the epoch: a label
 */
public record Stamp(long number, long streamNanos, long wallNanos) {}
