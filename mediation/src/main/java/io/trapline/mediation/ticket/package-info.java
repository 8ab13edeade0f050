/** Tickets as state: planned, released to a forwarder, ended. Pure: the sending is in {@code forward}. */
@NullMarked
package io.trapline.mediation.ticket;

import org.jspecify.annotations.NullMarked;
