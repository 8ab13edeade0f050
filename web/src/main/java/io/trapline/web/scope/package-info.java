/**
 * Cuts what is read and done to what somebody may see: by virtual operator, and by what their role is
 * not shown. Everything above this package renders what it is given and knows nothing of it.
 */
@NullMarked
package io.trapline.web.scope;

import org.jspecify.annotations.NullMarked;
