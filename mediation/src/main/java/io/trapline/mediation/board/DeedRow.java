package io.trapline.mediation.board;

import java.time.Instant;

/**
 * What somebody did or said about an alarm or a customer.
 *
 * @param recordNumber of the journaled action
 * @param what a word: ack, unack, clear, clearByTicket, shelve, unshelve, comment, verify
 * @param text comment, reason or reference, from a person: hostile until escaped
 */
public record DeedRow(long recordNumber, Instant at, String operator, String what, String text) {}
