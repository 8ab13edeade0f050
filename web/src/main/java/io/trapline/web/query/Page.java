package io.trapline.web.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a filtered list.
 *
 * @param total rows that match the filter, on all pages
 * @param next cursor of the page after this one; null on the last
 */
public record Page<T>(List<T> items, long total, @Nullable String next) {}
