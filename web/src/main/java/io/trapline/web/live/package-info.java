/**
 * Server-sent events: what changed on a page, rendered once and fanned out to everybody who looks
 * at the same view. Each open stream has a bounded mailbox; who is too slow gets the whole view
 * again instead of a longer queue.
 */
@NullMarked
package io.trapline.web.live;

import org.jspecify.annotations.NullMarked;
