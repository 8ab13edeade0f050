package io.trapline.agent.listen;

import static io.trapline.deploy.fuzz.Bounds.check;
import static io.trapline.deploy.fuzz.Bounds.same;

import io.netty.buffer.Unpooled;
import io.trapline.deploy.fuzz.Bounds;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The PROXY protocol. A header is only believed when it is complete, every shorter part of it asks
 * for more, and headers written by the specification name whom they were written for.
 */
public final class ProxyTarget {

    private static final Bounds BOUNDS = new Bounds(8_192);
    private static final byte[] V2 = {0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a, 0x21};

    private ProxyTarget() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        ProxyHeader.Found found = BOUNDS.hold(input, ProxyTarget::find);
        if (found instanceof ProxyHeader.Header header) {
            check(header.bytes() > 0 && header.bytes() <= input.length, input, "a header of " + header.bytes());
            for (int length = 1; length < header.bytes(); length++) {
                ProxyHeader.Found part = find(Arrays.copyOf(input, length));
                check(part instanceof ProxyHeader.More, input, "the first " + length + " bytes of it are " + part);
            }
            same(header, find(Arrays.copyOf(input, header.bytes())), input, "the header alone");
        }
        if (input.length >= 18) {
            written(Arrays.copyOf(input, 4), input);
            written(Arrays.copyOf(input, 16), input);
        }
    }

    private static void written(byte[] address, byte[] input) {
        try {
            int port = (input[16] & 0xFF) << 8 | input[17] & 0xFF;
            InetAddress source = InetAddress.getByAddress(address);
            var expected = new InetSocketAddress(source, port);
            byte[] v2 = v2(address, port);
            same(new ProxyHeader.Header(v2.length, expected), find(v2), input, "version 2 for " + expected);
            if (source.getAddress().length == address.length) {
                byte[] v1 = v1(source.getHostAddress(), address.length == 4, port);
                same(new ProxyHeader.Header(v1.length, expected), find(v1), input, "version 1 for " + expected);
            }
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] v2(byte[] address, int port) {
        int rest = 2 * address.length + 4;
        return ByteBuffer.allocate(V2.length + 3 + rest)
                .put(V2)
                .put((byte) (address.length == 4 ? 0x11 : 0x21))
                .putShort((short) rest)
                .put(address)
                .put(address)
                .putShort((short) port)
                .putShort((short) port)
                .array();
    }

    private static byte[] v1(String address, boolean four, int port) {
        return "PROXY %s %s %s %d %d\r\n"
                .formatted(four ? "TCP4" : "TCP6", address, address, port, port)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static ProxyHeader.Found find(byte[] bytes) {
        var in = Unpooled.wrappedBuffer(bytes);
        ProxyHeader.Found found = ProxyHeader.find(in);
        check(in.readerIndex() == 0, bytes, "looking took something");
        return found;
    }
}
