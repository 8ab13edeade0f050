/**
 * What a person sees: the words, shapes and links that templates use, and the one place where text
 * becomes HTML. Templates live in {@code src/main/jte}; they escape by themselves and hold no logic
 * beyond loops and choices. Rendering is a function of the data: no clock, so that equal rows are
 * equal HTML.
 */
@NullMarked
package io.trapline.web.page;

import org.jspecify.annotations.NullMarked;
