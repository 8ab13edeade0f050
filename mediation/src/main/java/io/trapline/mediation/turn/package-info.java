/**
 * The mediator: one input at a time becomes one outcome, and state changes by nothing else.
 * {@code Mediator} and {@code State} are pure; {@code MediatorThread} gives them the journals.
 */
@NullMarked
package io.trapline.mediation.turn;

import org.jspecify.annotations.NullMarked;
