/**
 * The demo: everything of a small operator on loopback, so that a person sees the product work
 * within a minute. It writes a configuration like anybody else's and starts the product with it.
 * What only the demo needs stays below this package and out of the shipped libraries.
 */
@NullMarked
package io.trapline.deploy.demo;

import org.jspecify.annotations.NullMarked;
