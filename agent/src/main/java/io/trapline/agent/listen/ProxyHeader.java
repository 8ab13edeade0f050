package io.trapline.agent.listen;

import io.netty.buffer.ByteBuf;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of the PROXY protocol, versions 1 and 2 (haproxy, proxy-protocol.txt sections 2.1, 2.2):
 *
 * <pre>
 *   v1  "PROXY" SP ("TCP4" / "TCP6") SP source SP destination SP port SP port CRLF, at most 107 octets
 *   v2  0D 0A 0D 0A 00 0D 0A 51 55 49 54 0A | 2x version, command | family | length (2) | addresses, TLVs
 * </pre>
 *
 * Strict: what does not follow it to the letter is wrong. Stateless.
 */
final class ProxyHeader {

    private static final byte[] V1 = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] V2 = {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};
    private static final int V1_MAX = 107;
    private static final int V2_FIXED = 16;

    /** The specification asks for 536; TLVs with certificates are longer. */
    private static final int V2_REST_MAX = 4_096;

    private static final Pattern PORT = Pattern.compile("0|[1-9][0-9]{0,4}");
    private static final Pattern FOUR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private static final int PROXY = 0x21;
    private static final int LOCAL = 0x20;
    private static final int TCP4 = 0x11;
    private static final int TCP6 = 0x21;

    /** What the bytes so far are. */
    sealed interface Found {}

    /** They may become a header. */
    record More() implements Found {}

    /** They are no header, or a wrong one. */
    record Wrong() implements Found {}

    /** @param source null when the proxy speaks for itself, or of a family that is no address */
    record Header(int bytes, @Nullable InetSocketAddress source) implements Found {}

    private static final Found MORE = new More();
    private static final Found WRONG = new Wrong();

    private ProxyHeader() {}

    /** Looks without taking anything. */
    static Found find(ByteBuf in) {
        return begins(in, V2) ? v2(in) : begins(in, V1) ? v1(in) : WRONG;
    }

    /** True when a header seems to begin here, as far as can be seen. */
    static boolean maybe(ByteBuf in) {
        return begins(in, V1) || begins(in, V2);
    }

    /** True when the beginning of a header is complete. */
    static boolean certainly(ByteBuf in) {
        return (begins(in, V1) && in.readableBytes() >= V1.length)
                || (begins(in, V2) && in.readableBytes() >= V2.length);
    }

    private static boolean begins(ByteBuf in, byte[] signature) {
        int length = Math.min(in.readableBytes(), signature.length);
        for (int i = 0; i < length; i++) {
            if (in.getByte(in.readerIndex() + i) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static Found v1(ByteBuf in) {
        int length = Math.min(in.readableBytes(), V1_MAX);
        int feed = in.indexOf(in.readerIndex(), in.readerIndex() + length, (byte) '\n');
        if (feed < 0) {
            return length == V1_MAX ? WRONG : MORE;
        }
        int bytes = feed - in.readerIndex() + 1;
        String line = in.toString(in.readerIndex(), bytes, StandardCharsets.ISO_8859_1);
        if (!line.endsWith("\r\n")) {
            return WRONG;
        }
        String[] words = line.substring(0, line.length() - 2).split(" ", -1);
        if (words.length >= 2 && words[1].equals("UNKNOWN")) {
            return new Header(bytes, null);
        }
        if (words.length != 6 || !is(PORT, words[4]) || !is(PORT, words[5])) {
            return WRONG;
        }
        int port = Integer.parseInt(words[4]);
        var source = address(words[1], words[2]);
        boolean whole = source != null && address(words[1], words[3]) != null && port <= 65_535;
        return whole && Integer.parseInt(words[5]) <= 65_535
                ? new Header(bytes, new InetSocketAddress(source, port))
                : WRONG;
    }

    private static boolean is(Pattern shape, String word) {
        return shape.matcher(word).matches();
    }

    private static @Nullable InetAddress address(String family, String text) {
        boolean four = family.equals("TCP4") && is(FOUR, text);
        boolean six = family.equals("TCP6") && is(SIX, text) && text.contains(":");
        try {
            return four || six ? InetAddress.ofLiteral(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Found v2(ByteBuf in) {
        if (in.readableBytes() < V2_FIXED) {
            return MORE;
        }
        int from = in.readerIndex();
        int command = in.getUnsignedByte(from + 12);
        int family = in.getUnsignedByte(from + 13);
        int rest = in.getUnsignedShort(from + 14);
        int addresses = command == LOCAL ? 0 : family == TCP4 ? 12 : family == TCP6 ? 36 : 0;
        if ((command != PROXY && command != LOCAL) || rest > V2_REST_MAX || rest < addresses) {
            return WRONG;
        }
        if (in.readableBytes() < V2_FIXED + rest) {
            return MORE;
        }
        return new Header(V2_FIXED + rest, addresses == 0 ? null : source(in, from + V2_FIXED, addresses));
    }

    /** Source and destination addresses, then their ports. */
    private static InetSocketAddress source(ByteBuf in, int from, int addresses) {
        byte[] address = new byte[addresses == 12 ? 4 : 16];
        in.getBytes(from, address);
        try {
            InetAddress source = address.length == 4
                    ? (Inet4Address) InetAddress.getByAddress(address)
                    : InetAddress.getByAddress(address);
            return new InetSocketAddress(source, in.getUnsignedShort(from + 2 * address.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + address.length + " bytes", e);
        }
    }
}
