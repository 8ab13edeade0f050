/**
 * What is on disk beside the journals: state snapshots, for quick restarts, with the say when journals
 * may let go of old records, and the log of outages.
 */
@NullMarked
package io.trapline.mediation.keep;

import org.jspecify.annotations.NullMarked;
