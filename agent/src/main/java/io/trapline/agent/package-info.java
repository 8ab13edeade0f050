/**
 * The network door: everything that reaches Trapline from a device enters here and is a
 * {@link io.trapline.agent.RawRecord} in the input journal before anyone looks at its meaning.
 *
 * <p>Belongs here: listeners, framing, secrets, acknowledgements, the journal, counters at the door.
 * Does not belong here: what a message means.
 */
@NullMarked
package io.trapline.agent;

import org.jspecify.annotations.NullMarked;
