package io.trapline.agent;

import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.JournalOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a record in the input journal. Number and times are the journal's own.
 *
 * <pre>
 *  offset  size  field
 *       0     1  layout version: 1, or 2 with a proxy in it
 *       1     1  kind       (ordinal of {@link Kind})
 *       2     1  transport  (ordinal of {@link Transport})
 *       3     1  flags: 0x01 truncated | 0x02 source is IPv4 | 0x04 source is IPv6
 *       4     1  length L of the listener's name, unsigned
 *       5     L  listener, UTF-8
 *     5+L     1  length N of the namespace, unsigned
 *     6+L     N  namespace, UTF-8
 *             4  source address when IPv4, 16 when IPv6, nothing when there is no source
 *             2  source port, big-endian, only when there is a source
 *             1  layout 2 only: length P of the proxy's address, 4 or 16
 *             P  layout 2 only: the proxy's address
 *          rest  the bytes of the message, as kept
 * </pre>
 *
 * A change of this layout takes the next version and keeps reading the older ones. The scope of a
 * link-local IPv6 source is not kept.
 */
public final class RecordCodec {

    private static final byte LAYOUT = 1;
    private static final byte LAYOUT_VIA = 2;
    private static final int NAME_BYTES_MAX = 255;
    private static final int ENVELOPE_BYTES_MAX = 6 + 2 * NAME_BYTES_MAX + 16 + 2 + 1 + 16;

    /** The longest message that fits into a record whatever its envelope. */
    public static final int MESSAGE_BYTES_MAX = JournalOptions.PAYLOAD_BYTES_LIMIT - ENVELOPE_BYTES_MAX;

    private static final int TRUNCATED = 0x01;
    private static final int IPV4 = 0x02;
    private static final int IPV6 = 0x04;
    private static final Kind[] KINDS = Kind.values();
    private static final Transport[] TRANSPORTS = Transport.values();

    private RecordCodec() {}

    /** @throws IllegalArgumentException for a name over 255 bytes or an unresolved source */
    public static byte[] encode(Arrival arrival) {
        var envelope = arrival.envelope();
        byte[] listener = name(envelope.listener());
        byte[] namespace = name(envelope.namespace());
        byte[] address = address(envelope.source());
        int port = envelope.source() == null ? 0 : 2;
        byte[] via = envelope.via() == null ? new byte[0] : envelope.via().getAddress();
        int proxy = via.length == 0 ? 0 : 1 + via.length;
        var out = ByteBuffer.allocate(
                6 + listener.length + namespace.length + address.length + port + proxy + arrival.bytes().length);
        int family = address.length == 0 ? 0 : address.length == 4 ? IPV4 : IPV6;
        out.put(proxy == 0 ? LAYOUT : LAYOUT_VIA)
                .put((byte) envelope.kind().ordinal())
                .put((byte) envelope.transport().ordinal())
                .put((byte) (family | (envelope.truncated() ? TRUNCATED : 0)))
                .put((byte) listener.length)
                .put(listener)
                .put((byte) namespace.length)
                .put(namespace)
                .put(address);
        if (envelope.source() != null) {
            out.putShort((short) envelope.source().getPort());
        }
        if (proxy > 0) {
            out.put((byte) via.length).put(via);
        }
        return out.put(arrival.bytes()).array();
    }

    /**
     * The record of a journal entry.
     *
     * @throws IllegalStateException when the payload is of a layout this version does not read; damage
     *     is found by the journal's checksum before
     */
    public static RawRecord decode(Entry entry) {
        var in = ByteBuffer.wrap(entry.payload());
        try {
            int layout = in.get();
            if (layout != LAYOUT && layout != LAYOUT_VIA) {
                throw unreadable(
                        entry,
                        "has layout " + layout + ", this version reads layouts " + LAYOUT + " and " + LAYOUT_VIA);
            }
            int kind = in.get();
            int transport = in.get();
            if (kind < 0 || kind >= KINDS.length || transport < 0 || transport >= TRANSPORTS.length) {
                throw unreadable(entry, "has kind " + kind + " and transport " + transport + " of a later version");
            }
            int flags = in.get();
            String listener = name(in);
            String namespace = name(in);
            var source = source(in, flags);
            var via = layout == LAYOUT_VIA ? address(in, in.get()) : null;
            byte[] bytes = new byte[in.remaining()];
            in.get(bytes);
            var envelope = new Envelope(
                    KINDS[kind], TRANSPORTS[transport], listener, namespace, source, (flags & TRUNCATED) != 0, via);
            return new RawRecord(entry.number(), entry.wallNanos(), entry.streamNanos(), envelope, bytes);
        } catch (BufferUnderflowException e) {
            throw unreadable(entry, "ends inside its envelope");
        }
    }

    private static byte[] name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > NAME_BYTES_MAX) {
            throw new IllegalArgumentException("a name of " + bytes.length + " bytes, at most " + NAME_BYTES_MAX);
        }
        return bytes;
    }

    private static String name(ByteBuffer in) {
        int length = in.get() & 0xff;
        if (length == 0) {
            return "";
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] address(@Nullable InetSocketAddress source) {
        if (source == null) {
            return new byte[0];
        }
        if (source.isUnresolved()) {
            throw new IllegalArgumentException("a source is an address, not a name: " + source);
        }
        return source.getAddress().getAddress();
    }

    private static @Nullable InetSocketAddress source(ByteBuffer in, int flags) {
        if ((flags & (IPV4 | IPV6)) == 0) {
            return null;
        }
        var address = address(in, (flags & IPV4) != 0 ? 4 : 16);
        return new InetSocketAddress(address, in.getShort() & 0xffff);
    }

    private static InetAddress address(ByteBuffer in, int length) {
        if (length != 4 && length != 16) {
            throw new IllegalStateException("an address of " + length + " bytes");
        }
        byte[] address = new byte[length];
        in.get(address);
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + length + " bytes", e);
        }
    }

    private static IllegalStateException unreadable(Entry entry, String why) {
        return new IllegalStateException("Record " + entry.number() + " " + why + ".");
    }
}
