/** Recognising informs that a device sends again because our answer was late or lost. Pure. */
@NullMarked
package io.trapline.mediation.inform;

import org.jspecify.annotations.NullMarked;
