/** What a journal must do, asked of both implementations, and the proofs on real disks and processes. */
@NullMarked
package io.trapline.agent.journal;

import org.jspecify.annotations.NullMarked;
