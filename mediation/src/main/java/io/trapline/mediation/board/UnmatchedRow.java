package io.trapline.mediation.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words of the network that lead to no customer, and how often they came.
 *
 * @param id short and stable for the same words
 * @param reason NO_SOURCE, NO_RESOURCE, NO_SERVICE, AMBIGUOUS or CEASED
 * @param sourceKind as what the device was named, e.g. {@code address}
 * @param deviceId BSS id of the device; null while unknown
 * @param objectKind empty with {@code object} when the device itself is meant
 * @param resourceId BSS id of the object; null while unknown
 * @param alarmId the newest alarm with these words; null when there was none
 * @param candidates the nearest names that the BSS has, nearest first
 * @param decision {@code map}, {@code ignore}, {@code infrastructure}, or empty: somebody should look
 */
public record UnmatchedRow(
        String id,
        String reason,
        String namespace,
        String sourceKind,
        String source,
        @Nullable String deviceId,
        String device,
        String objectKind,
        String object,
        @Nullable String resourceId,
        long events,
        Instant first,
        Instant last,
        @Nullable String alarmId,
        List<Candidate> candidates,
        String decision) {

    /** @param name as the BSS has it, e.g. {@code ifName 0/01/07} */
    public record Candidate(String resourceId, String name) {}
}
