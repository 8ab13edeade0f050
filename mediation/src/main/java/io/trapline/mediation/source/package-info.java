/**
 * Who talks to us: every sender with its rate, what of it is read and matched, and how far its clock is off.
 *
 * <p>A view like the board: it follows the outcome journal and reads the envelopes of the messages; nothing that
 * decides asks it.
 */
@NullMarked
package io.trapline.mediation.source;

import org.jspecify.annotations.NullMarked;
