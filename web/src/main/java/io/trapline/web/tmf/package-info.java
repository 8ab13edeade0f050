/**
 * TMF642 v4, Alarm Management, northbound: alarms, tasks on them and listeners. Alarms are those of the
 * board; what is done to them goes through {@link io.trapline.mediation.Desk} like everything people do.
 */
@NullMarked
package io.trapline.web.tmf;

import org.jspecify.annotations.NullMarked;
