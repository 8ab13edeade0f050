@NullMarked
package io.trapline.mediation.rule;

import org.jspecify.annotations.NullMarked;
