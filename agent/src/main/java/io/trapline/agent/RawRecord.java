package io.trapline.agent;

/**
 * One journaled datagram, frame or internal input.
 *
 * @param number ours, consecutive, never reused
 * @param receivedNanos wall time in nanoseconds since 1970-01-01T00:00Z: a label, may step
 * @param streamNanos stream time in nanoseconds since 1970-01-01T00:00Z: orders everything, never back
 */
public record RawRecord(long number, long receivedNanos, long streamNanos, Envelope envelope, byte[] bytes) {}
