/**
 * Questions to devices whose clears may have been lost: which alarms are asked about, how often, and what was
 * answered. How a device is asked is the agent's.
 */
@NullMarked
package io.trapline.mediation.poll;

import org.jspecify.annotations.NullMarked;
