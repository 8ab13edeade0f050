/**
 * Maintenance windows: when they are, and which alarms fall into them. Pure: times come in. The only
 * place that knows the library for recurrence rules.
 */
@NullMarked
package io.trapline.mediation.maintenance;

import org.jspecify.annotations.NullMarked;
