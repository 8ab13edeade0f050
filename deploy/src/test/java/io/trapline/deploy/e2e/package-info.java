/**
 * The whole product from outside: a child process started by the launcher, real clients that send,
 * a real browser that looks, the API, the ticket desk and the database. Runs after packaging.
 */
@NullMarked
package io.trapline.deploy.e2e;

import org.jspecify.annotations.NullMarked;
