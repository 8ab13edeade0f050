package io.trapline.mediation.ticket;

/**
 * What a person decided about one dead letter.
 *
 * @param seq of the work that ended so
 * @param drop true: the desk need not know; false: it is sent again
 * @param why a reason; empty for none
 */
public record LetterOrder(String destination, long seq, boolean drop, String operator, String why) {}
