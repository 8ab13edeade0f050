/**
 * The simplest program that could be right about who is hurt and how. It knows nothing of the product:
 * no import of it is allowed here but in the test that compares.
 */
@NullMarked
package io.trapline.enrichment.reference;

import org.jspecify.annotations.NullMarked;
