/**
 * The table of routes: each says who may use it, what it takes and what it answers. The server, the
 * tests of access and the OpenAPI document are all made from it; nothing else registers an address.
 */
@NullMarked
package io.trapline.web.route;

import org.jspecify.annotations.NullMarked;
