@NullMarked
package io.trapline.web.words;

import org.jspecify.annotations.NullMarked;
