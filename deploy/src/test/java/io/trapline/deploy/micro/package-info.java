/**
 * What one message costs inside: decoding beside a plain twin, and finding its rule among ten and among
 * two thousand. Started by {@code deploy/bench --micro}; only ratios of one run are claims. The twins are
 * written the plain way, for comparison and for checking the results.
 */
@NullMarked
package io.trapline.deploy.micro;

import org.jspecify.annotations.NullMarked;
