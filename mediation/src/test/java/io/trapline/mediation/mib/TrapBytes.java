package io.trapline.mediation.mib;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes SNMPv2c traps, so that tests can send what a module says. */
final class TrapBytes {

    private final ByteArrayOutputStream bindings = new ByteArrayOutputStream();

    TrapBytes(String trapOid) {
        bind("1.3.6.1.2.1.1.3.0", tlv(0x43, new byte[] {1}));
        bind("1.3.6.1.6.3.1.1.4.1.0", tlv(0x06, oid(trapOid)));
    }

    TrapBytes integer(String oid, long value) {
        return bind(oid, tlv(0x02, java.math.BigInteger.valueOf(value).toByteArray()));
    }

    TrapBytes octets(String oid, byte[] value) {
        return bind(oid, tlv(0x04, value));
    }

    byte[] bytes() {
        byte[] number = tlv(0x02, new byte[] {0});
        byte[] pdu = tlv(0xA7, join(tlv(0x02, new byte[] {7}), number, number, tlv(0x30, bindings.toByteArray())));
        byte[] community = tlv(0x04, "public".getBytes(StandardCharsets.US_ASCII));
        return tlv(0x30, join(tlv(0x02, new byte[] {1}), community, pdu));
    }

    private TrapBytes bind(String oid, byte[] value) {
        bindings.writeBytes(tlv(0x30, join(tlv(0x06, oid(oid)), value)));
        return this;
    }

    private static byte[] oid(String dotted) {
        String[] parts = dotted.split("\\.");
        var out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
        for (int i = 2; i < parts.length; i++) {
            long number = Long.parseLong(parts[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (number >>> shift != 0) {
                    out.write((int) (number >>> shift & 0x7F | 0x80));
                }
            }
            out.write((int) (number & 0x7F));
        }
        return out.toByteArray();
    }

    private static byte[] tlv(int tag, byte[] value) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (value.length < 128) {
            out.write(value.length);
        } else {
            out.write(0x82);
            out.write(value.length >>> 8);
            out.write(value.length);
        }
        out.writeBytes(value);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
