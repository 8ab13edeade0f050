@NullMarked
package io.trapline.agent.poll;

import org.jspecify.annotations.NullMarked;
