package io.trapline.deploy.demo.device;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The part of BER (X.690) that an SNMP message needs, definite lengths only. */
final class Ber {

    static final int SEQUENCE = 0x30;
    static final int IP_ADDRESS = 0x40;
    static final int TIME_TICKS = 0x43;

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;

    private Ber() {}

    /** One element: tag, length, then the parts in order. */
    static byte[] of(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        length(element, content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    static byte[] integer(long value) {
        return number(INTEGER, value);
    }

    /** An integer in as few octets as two's complement allows, under any tag. */
    static byte[] number(int tag, long value) {
        return of(tag, java.math.BigInteger.valueOf(value).toByteArray());
    }

    static byte[] text(String value) {
        return of(OCTET_STRING, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] address(String dottedDecimal) {
        var octets = new byte[4];
        var words = dottedDecimal.split("\\.");
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(words[i]);
        }
        return of(IP_ADDRESS, octets);
    }

    static byte[] oid(String dotted) {
        var arcs = dotted.split("\\.");
        var content = new ByteArrayOutputStream();
        arc(content, Integer.parseInt(arcs[0]) * 40L + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            arc(content, Long.parseLong(arcs[i]));
        }
        return of(OBJECT_IDENTIFIER, content.toByteArray());
    }

    private static void arc(ByteArrayOutputStream to, long value) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                to.write((int) (value >> shift & 0x7f) | 0x80);
            }
        }
        to.write((int) value & 0x7f);
    }

    private static void length(ByteArrayOutputStream to, int length) {
        if (length < 0x80) {
            to.write(length);
        } else if (length < 0x100) {
            to.write(0x81);
            to.write(length);
        } else {
            to.write(0x82);
            to.write(length >> 8);
            to.write(length);
        }
    }
}
