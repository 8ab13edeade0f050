/**
 * What must be decided before a message is kept: secrets taken out, what is no notification turned
 * away, what is to be answered. Pure functions over bytes.
 *
 * <p>Belongs here: as much BER as the SNMP envelope needs. Does not belong here: sockets, and what a
 * message means.
 */
@NullMarked
package io.trapline.agent.gate;

import org.jspecify.annotations.NullMarked;
