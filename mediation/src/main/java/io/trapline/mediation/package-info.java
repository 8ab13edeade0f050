/**
 * The room where network and business meet: inputs are decoded, judged by rules, become alarms and
 * impact, and every decision is one outcome document.
 *
 * <p>One thread decides; it does no I/O and reads no clock. Only {@code mediation.forward} talks to
 * the outside world.
 */
@NullMarked
package io.trapline.mediation;

import org.jspecify.annotations.NullMarked;
