/**
 * Tasks of TMF642: what another system asked to be done to many alarms at once, and to which of them it was. What
 * follows from a task is decided in {@code mediation.turn}.
 */
@NullMarked
package io.trapline.mediation.task;

import org.jspecify.annotations.NullMarked;
