/** State snapshots on disk, for quick restarts, and the say when journals may let go of old records. */
@NullMarked
package io.trapline.mediation.keep;

import org.jspecify.annotations.NullMarked;
