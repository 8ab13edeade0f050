/**
 * What a request asks for: parameters read strictly, filters over a board, and keyset paging. Pure;
 * pages, API and live views share it, so that the same words give the same rows everywhere.
 */
@NullMarked
package io.trapline.web.query;

import org.jspecify.annotations.NullMarked;
