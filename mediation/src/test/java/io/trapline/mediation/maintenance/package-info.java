/** When windows are, over clock changes and recurrences. */
@NullMarked
package io.trapline.mediation.maintenance;

import org.jspecify.annotations.NullMarked;
