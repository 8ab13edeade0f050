/**
 * The packed form of an {@link io.trapline.enrichment.Inventory}: texts once in a pool, rows as arrays
 * of numbers, indexes as open-addressed number tables; its content-addressed files; the difference
 * between two versions.
 *
 * <p>Architecture invariant: nothing here talks SQL, and nothing here changes after it was built.
 */
@NullMarked
package io.trapline.enrichment.inventory;

import org.jspecify.annotations.NullMarked;
