/**
 * The business door: what the BSS knows, read through SQL views into immutable versions of an
 * {@link io.trapline.enrichment.Inventory}, and the answer to "who hangs on this resource".
 *
 * <p>Never asked per event: every look-up is in memory. Only {@code enrichment.bss} talks SQL.
 */
@NullMarked
package io.trapline.enrichment;

import org.jspecify.annotations.NullMarked;
