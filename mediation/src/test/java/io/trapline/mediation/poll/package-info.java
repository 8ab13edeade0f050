@NullMarked
package io.trapline.mediation.poll;

import org.jspecify.annotations.NullMarked;
