/**
 * The words of {@code /api/v1} and {@code /metrics}: how records become JSON and Prometheus text.
 * Names are a contract: fields are added, never renamed.
 */
@NullMarked
package io.trapline.web.api;

import org.jspecify.annotations.NullMarked;
