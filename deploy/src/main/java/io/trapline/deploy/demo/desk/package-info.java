/**
 * The ticket desk of the demo: naive on purpose, as many real ones are, and its tickets survive a
 * kill. What makes it one ticket per outage is Trapline, never this desk.
 */
@NullMarked
package io.trapline.deploy.demo.desk;

import org.jspecify.annotations.NullMarked;
