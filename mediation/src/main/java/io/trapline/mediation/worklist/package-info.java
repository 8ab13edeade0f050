/** Words of the network that lead to no customer, counted, and what people decided about them. Part of the state. */
@NullMarked
package io.trapline.mediation.worklist;

import org.jspecify.annotations.NullMarked;
