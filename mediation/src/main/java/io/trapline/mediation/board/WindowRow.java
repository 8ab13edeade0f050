package io.trapline.mediation.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window as readers see it.
 *
 * @param scopes such as {@code device=olt-17}
 * @param start local time of the first occurrence in {@code zone}
 * @param repeat recurrence rule; empty for once
 * @param state {@code active}, {@code planned} or {@code over}, which also means called off
 * @param nextFrom begin of the occurrence that is in force or comes next; null when it is over
 * @param nextTo its end
 */
public record WindowRow(
        String windowId,
        String name,
        List<String> scopes,
        String start,
        String end,
        String zone,
        String repeat,
        String why,
        String operator,
        String state,
        @Nullable Instant nextFrom,
        @Nullable Instant nextTo) {}
