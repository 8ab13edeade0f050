package io.trapline.mediation.ticket;

import io.trapline.mediation.Change;

/**
 * Work released and not yet reported.
 *
 * @param outcome number of the outcome that released it: where a forwarder's cursor stands
 */
public record PendingWork(long outcome, Change.WorkReleased work) {}
