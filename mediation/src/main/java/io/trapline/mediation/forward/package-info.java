/**
 * The only place that talks to the outside: one forwarder per destination carries ticket work there,
 * one attempt at a time and in order, and reports what became of it as an input.
 */
@NullMarked
package io.trapline.mediation.forward;

import org.jspecify.annotations.NullMarked;
