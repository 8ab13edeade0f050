/** Tests of the decoders. */
@NullMarked
package io.trapline.mediation.decode;

import org.jspecify.annotations.NullMarked;
