/**
 * Simulated devices: processes of their own that send real traps and syslog lines through sockets.
 * Knows nothing of the product but its port numbers, and uses nothing but the JDK.
 */
@NullMarked
package io.trapline.deploy.demo.device;

import org.jspecify.annotations.NullMarked;
