package io.trapline.mediation.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about words that led to no customer.
 *
 * @param id of the words, as in {@link UnmatchedRow}
 * @param verdict {@code map}, {@code ignore} or {@code infrastructure}
 * @param objectKind empty with {@code object} when the device itself is meant
 * @param resourceId what was said to be meant; null unless mapped
 * @param until when an {@code ignore} ends; null: never
 * @param recordNumber the input that brought it
 * @param state {@code inForce}; {@code over} when its time is up; {@code bssKnows} when the BSS itself leads
 *     to customers by now; {@code noResource} when the BSS has no such resource any more
 */
public record DecisionRow(
        String id,
        String verdict,
        String namespace,
        String sourceKind,
        String source,
        String objectKind,
        String object,
        @Nullable String resourceId,
        @Nullable Instant until,
        String operator,
        String why,
        Instant at,
        long recordNumber,
        String state) {}
