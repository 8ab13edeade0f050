/** Rules that say what a decoded message means in alarm words; loaded from YAML, compiled to indexes. */
@NullMarked
package io.trapline.mediation.rule;

import org.jspecify.annotations.NullMarked;
