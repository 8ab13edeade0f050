package io.trapline.agent.listen;

import io.trapline.config.Settings.ListenerType;
import io.trapline.config.Settings.Wire;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One listener for pages and metrics. Counters count from the start of the process; they are read one
 * after the other, the consistent cut is {@link io.trapline.agent.DoorLedger}.
 *
 * @param askedBufferBytes receive buffer that the configuration asks for; 0 for TCP
 * @param grantedBufferBytes what the kernel granted of it (its own figure, which counts bookkeeping
 *     too, halved); 0 for TCP
 * @param kernelDrops datagrams that the kernel threw away because this socket's buffer was full, as of
 *     the last second; empty where the kernel does not say, and for TCP
 * @param read messages that the socket delivered
 * @param readBytes their bytes, transport framing included
 * @param connections TCP connections open now
 * @param counters every other counter by its name, see README.md
 */
public record SocketStatus(
        String listener,
        ListenerType type,
        Wire wire,
        InetSocketAddress bound,
        int askedBufferBytes,
        int grantedBufferBytes,
        OptionalLong kernelDrops,
        long read,
        long readBytes,
        int connections,
        Map<String, Long> counters) {}
