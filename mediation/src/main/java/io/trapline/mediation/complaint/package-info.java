/**
 * What customers say, and what it says of the network while all lights are green: complaints, and devices
 * that used to talk. State only; what is decided of it is in {@link io.trapline.mediation.turn}.
 */
@NullMarked
package io.trapline.mediation.complaint;

import org.jspecify.annotations.NullMarked;
