package io.trapline.agent.listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Told along a connection's pipeline: who is behind the proxy.
 *
 * @param via the proxy
 */
record Proxied(InetSocketAddress source, InetAddress via) {}
