/**
 * Looks at a machine and a main file before or beside a running Trapline and says what would go wrong
 * and what mends it. Each {@link io.trapline.deploy.doctor.Check} looks at one thing, changes nothing
 * and ends by itself.
 */
@NullMarked
package io.trapline.deploy.doctor;

import org.jspecify.annotations.NullMarked;
