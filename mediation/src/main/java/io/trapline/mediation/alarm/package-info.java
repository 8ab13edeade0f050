/** Alarms: identity, state, and the book of those that are open. Pure: no clock, no I/O. */
@NullMarked
package io.trapline.mediation.alarm;

import org.jspecify.annotations.NullMarked;
