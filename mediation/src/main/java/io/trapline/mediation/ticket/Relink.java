package io.trapline.mediation.ticket;

/**
 * A person says which ticket an alarm has at a desk, in place of the one known or of none.
 *
 * @param reference the desk's own id
 * @param why a reason; empty for none
 */
public record Relink(String alarmId, String destination, String reference, String operator, String why) {}
