package io.trapline.mediation.keep;

/**
 * A state as bytes.
 *
 * @param number of the newest outcome in it
 * @param firstPending number of the oldest outcome whose work is not answered for; {@code number + 1} when none
 * @param state form of {@code StateCodec}
 */
public record Snapshot(long number, long firstPending, byte[] state) {}
