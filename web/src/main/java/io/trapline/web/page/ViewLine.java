package io.trapline.web.page;

import io.trapline.web.access.SavedView;

/**
 * A named filter as the page lists it.
 *
 * @param own whoever looks at it saved it
 */
public record ViewLine(SavedView view, boolean own) {}
