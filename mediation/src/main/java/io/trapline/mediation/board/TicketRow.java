package io.trapline.mediation.board;

import org.jspecify.annotations.Nullable;

/**
 * One ticket at one destination.
 *
 * @param key installation:destination:subject:generation
 * @param state delivery state of DOMAIN: planned, sending, open, unknown, parked, updating, resolving, resolved
 * @param reference the desk's own id; null before it answered
 */
public record TicketRow(
        String key,
        String destination,
        String state,
        @Nullable String reference) {}
