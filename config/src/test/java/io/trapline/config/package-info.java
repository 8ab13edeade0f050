@NullMarked
package io.trapline.config;

import org.jspecify.annotations.NullMarked;
