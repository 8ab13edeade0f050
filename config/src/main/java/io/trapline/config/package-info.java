/**
 * What an operator may say: strict reading of YAML with file, line and column, and the records that
 * the other modules are given. A setting that does nothing is an error; so is an unknown one.
 */
@NullMarked
package io.trapline.config;

import org.jspecify.annotations.NullMarked;
