/** Tests of the User-based Security Model. */
@NullMarked
package io.trapline.agent.usm;

import org.jspecify.annotations.NullMarked;
