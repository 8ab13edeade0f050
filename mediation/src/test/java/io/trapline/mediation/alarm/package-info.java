/** Identity of devices and faults. */
@NullMarked
package io.trapline.mediation.alarm;

import org.jspecify.annotations.NullMarked;
