/**
 * The command line and the wiring of the whole: what starts, in which order, and with which exit
 * code it ends. Nothing here knows what a message means or who a customer is.
 */
@NullMarked
package io.trapline.deploy;

import org.jspecify.annotations.NullMarked;
