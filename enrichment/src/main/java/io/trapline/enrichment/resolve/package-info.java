/** From the words of a message to a resource, step by step. Pure; asks an inventory only. */
@NullMarked
package io.trapline.enrichment.resolve;

import org.jspecify.annotations.NullMarked;
