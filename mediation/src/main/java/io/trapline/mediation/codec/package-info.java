/**
 * Compact, versioned byte forms of inputs, outcomes and state snapshots. Every form begins with a
 * version byte; a form of a later version is refused, never guessed at.
 */
@NullMarked
package io.trapline.mediation.codec;

import org.jspecify.annotations.NullMarked;
