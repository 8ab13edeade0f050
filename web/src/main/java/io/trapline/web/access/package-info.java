/**
 * Who may do what: roles, scopes of tokens, and the rule that every route has. Knows no pages and no
 * routes.
 */
@NullMarked
package io.trapline.web.access;

import org.jspecify.annotations.NullMarked;
