package io.trapline.mediation.forward;

import org.jspecify.annotations.Nullable;

/**
 * How it goes with one listener. Counts are of this process.
 *
 * @param waiting news not told yet
 * @param refused news that the listener did not want
 * @param dropped news for which there was no room
 * @param trouble the last complaint, for a person; null when all is well
 */
public record HubStatus(
        long waiting,
        long delivered,
        long refused,
        long dropped,
        @Nullable String trouble) {}
