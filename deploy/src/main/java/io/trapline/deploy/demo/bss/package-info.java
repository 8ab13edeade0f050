/**
 * The demo's BSS: a real PostgreSQL with the tables of a plain billing system, about 2,000 customers
 * over 40 devices, and a read-only role for the product. Nothing of it is outside the given folder.
 */
@NullMarked
package io.trapline.deploy.demo.bss;

import org.jspecify.annotations.NullMarked;
