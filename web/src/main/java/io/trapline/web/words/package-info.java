/**
 * What pages say, in every language from one catalogue. Belongs here: languages, texts by key, and how
 * values are put into them. Not here: what is said of whom; device and BSS text is never translated.
 */
@NullMarked
package io.trapline.web.words;

import org.jspecify.annotations.NullMarked;
