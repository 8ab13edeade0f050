@NullMarked
package io.trapline.deploy;

import org.jspecify.annotations.NullMarked;
