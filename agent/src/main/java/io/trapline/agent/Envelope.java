package io.trapline.agent;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the door knows about a record without reading its meaning.
 *
 * @param listener name of the listener in the configuration; empty for {@link Kind#INTERNAL}
 * @param namespace address plan in which {@code source} is meant ("" is the default plan)
 * @param source resolved peer address and port; null for {@link Kind#INTERNAL}
 * @param truncated true when the sender's message was longer than the listener's limit
 */
public record Envelope(
        Kind kind,
        Transport transport,
        String listener,
        String namespace,
        @Nullable InetSocketAddress source,
        boolean truncated) {

    private static final Envelope INTERNAL = new Envelope(Kind.INTERNAL, Transport.NONE, "", "", null, false);

    /** The envelope of everything that Trapline tells itself. */
    public static Envelope internal() {
        return INTERNAL;
    }
}
