@NullMarked
package io.trapline.web;

import org.jspecify.annotations.NullMarked;
