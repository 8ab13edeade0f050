/** Stories, replay and ledger of the mediator. */
@NullMarked
package io.trapline.mediation.turn;

import org.jspecify.annotations.NullMarked;
