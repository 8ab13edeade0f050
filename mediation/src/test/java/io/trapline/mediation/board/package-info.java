/** Tests of what readers are told. */
@NullMarked
package io.trapline.mediation.board;

import org.jspecify.annotations.NullMarked;
