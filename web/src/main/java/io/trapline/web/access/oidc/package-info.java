/**
 * Logging in by an identity provider: OpenID Connect Core 1.0, the authorization code flow with PKCE (RFC
 * 7636). Knows no pages and no routes.
 */
@NullMarked
package io.trapline.web.access.oidc;

import org.jspecify.annotations.NullMarked;
