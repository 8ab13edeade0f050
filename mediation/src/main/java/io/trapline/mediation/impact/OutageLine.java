package io.trapline.mediation.impact;

import org.jspecify.annotations.Nullable;

/**
 * One turn of one service, as the log has it.
 *
 * @param facts whose the service is; null unless the turn is to up
 * @param excused of a turn to up: down time of the outage that its SLA does not count
 */
public record OutageLine(Turned turned, @Nullable ServiceFacts facts, Spans excused) {}
