/** Stored forms, old and new. */
@NullMarked
package io.trapline.mediation.codec;

import org.jspecify.annotations.NullMarked;
