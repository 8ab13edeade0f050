/**
 * The window: one HTTP server with pages, REST, and the live stream. It reads the published board
 * through {@link io.trapline.mediation.board.Readings}, acts through {@link io.trapline.mediation.Desk},
 * and keeps no state of its own but open streams.
 */
@NullMarked
package io.trapline.web;

import org.jspecify.annotations.NullMarked;
