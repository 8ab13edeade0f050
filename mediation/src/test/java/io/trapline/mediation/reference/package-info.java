/** An independent model of minutes and money; see {@link io.trapline.mediation.reference.MoneyReference}. */
@NullMarked
package io.trapline.mediation.reference;

import org.jspecify.annotations.NullMarked;
