/**
 * The read side: immutable snapshots of who is affected now, published by one reference, and
 * look-ups behind them. Web pages and the API read here and nowhere else.
 */
@NullMarked
package io.trapline.mediation.board;

import org.jspecify.annotations.NullMarked;
