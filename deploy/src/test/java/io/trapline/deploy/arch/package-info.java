/** Holds every line of the module table and the house rules that a machine can see. */
@NullMarked
package io.trapline.deploy.arch;

import org.jspecify.annotations.NullMarked;
