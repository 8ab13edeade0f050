package io.trapline.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the door knows about a record without reading its meaning.
 *
 * @param listener name of the listener in the configuration; empty for {@link Kind#INTERNAL}
 * @param namespace address plan in which {@code source} is meant ("" is the default plan)
 * @param source resolved peer address and port; null for {@link Kind#INTERNAL}
 * @param truncated true when the sender's message was longer than the listener's limit
 * @param via the trusted proxy that named {@code source}; null when it was seen by ourselves
 */
public record Envelope(
        Kind kind,
        Transport transport,
        String listener,
        String namespace,
        @Nullable InetSocketAddress source,
        boolean truncated,
        @Nullable InetAddress via) {

    private static final Envelope INTERNAL = new Envelope(Kind.INTERNAL, Transport.NONE, "", "", null, false);

    /** One whose source was seen by ourselves. */
    public Envelope(
            Kind kind,
            Transport transport,
            String listener,
            String namespace,
            @Nullable InetSocketAddress source,
            boolean truncated) {
        this(kind, transport, listener, namespace, source, truncated, null);
    }

    /** The envelope of everything that Trapline tells itself. */
    public static Envelope internal() {
        return INTERNAL;
    }
}
