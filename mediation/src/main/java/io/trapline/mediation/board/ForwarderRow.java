package io.trapline.mediation.board;

import org.jspecify.annotations.Nullable;

/**
 * One destination and how delivery to it goes.
 *
 * @param state ok, retrying or paused
 * @param pending work planned and not answered for
 * @param parked dead letters that wait for a person, those that are not listed too
 * @param lastError the destination's last complaint; null when the last attempt went well
 */
public record ForwarderRow(
        String name,
        String type,
        String state,
        long pending,
        long delivered,
        long parked,
        @Nullable String lastError) {}
