/** Violations on purpose: each must make one architecture rule fail. */
@NullMarked
package io.trapline.web.planted;

import org.jspecify.annotations.NullMarked;
