package io.trapline.mediation.board;

/**
 * A resource that the words of an alarm would also almost fit: where to look when a mapping is doubted.
 *
 * @param alias the name that is like the one received
 * @param customers who would be hurt if it were meant
 */
public record NearMiss(String resourceId, String name, String alias, int customers) {}
