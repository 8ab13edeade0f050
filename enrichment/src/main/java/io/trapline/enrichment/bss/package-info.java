/**
 * The only place that talks SQL: reads the operator's views in one read-only transaction, judges what
 * it got, and keeps the last good version in use. Everything runs on one thread, {@code inventory}.
 */
@NullMarked
package io.trapline.enrichment.bss;

import org.jspecify.annotations.NullMarked;
