/**
 * Alarms in the words of TMF642 v4, for whoever asks (the REST interface) and whoever is told (the hub).
 * Pure: what is not in a board's rows is asked of {@link io.trapline.mediation.board.AlarmSurroundings}.
 */
@NullMarked
package io.trapline.mediation.tmf;

import org.jspecify.annotations.NullMarked;
