/**
 * Traps that no rule knows, grouped so that a person can see what to write a rule for.
 *
 * <p>A view like the board: it follows the outcome journal and reads the messages again; nothing that decides
 * asks it.
 */
@NullMarked
package io.trapline.mediation.inbox;

import org.jspecify.annotations.NullMarked;
