/** Tests of the window against a real server on loopback and an in-memory network operation centre. */
@NullMarked
package io.trapline.web;

import org.jspecify.annotations.NullMarked;
