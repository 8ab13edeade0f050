/**
 * Trapline beside rsyslog and snmptrapd, in turns in one run; started by {@code deploy/bench}. Only
 * ratios of one run are claims.
 */
@NullMarked
package io.trapline.deploy.bench;

import org.jspecify.annotations.NullMarked;
