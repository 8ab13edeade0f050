/** Asks devices, by SNMP, what they alone know; whether to ask, and what an answer means, is decided elsewhere. */
@NullMarked
package io.trapline.agent.poll;

import org.jspecify.annotations.NullMarked;
