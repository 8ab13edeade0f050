package io.trapline.mediation.ticket;

import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;

/**
 * Work that a destination refused for good, or that was given up. A person sends it again or drops it.
 *
 * @param why what the desk said; hostile until escaped
 * @param at when that was known
 */
public record DeadLetter(Change.WorkReleased work, String why, Stamp at) {}
