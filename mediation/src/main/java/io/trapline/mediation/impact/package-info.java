/**
 * What faults cost: how long services were not up, whom that hurt, and what it means in minutes and
 * money. Reads alarm changes and inventories only, in the order of the outcomes; owned by the board
 * thread. Times are stream times in milliseconds since 1970, which never go back.
 */
@NullMarked
package io.trapline.mediation.impact;

import org.jspecify.annotations.NullMarked;
