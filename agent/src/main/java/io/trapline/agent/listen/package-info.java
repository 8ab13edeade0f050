/**
 * Sockets: from bytes on the wire to batches in front of the {@link io.trapline.agent.Intake}, and
 * answers back. The only package that knows Netty.
 *
 * <p>Belongs here: listeners, framing, limits in bytes and time, kernel counters. Does not belong
 * here: what may pass (that is {@code agent.gate}) and what a message means.
 */
@NullMarked
package io.trapline.agent.listen;

import org.jspecify.annotations.NullMarked;
