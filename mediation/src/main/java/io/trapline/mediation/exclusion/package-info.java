/**
 * Customers whom people said an alarm does not affect, although the inventory says that it would. A mark has
 * a reason and an end; what follows from it is decided in {@code mediation.turn}.
 */
@NullMarked
package io.trapline.mediation.exclusion;

import org.jspecify.annotations.NullMarked;
