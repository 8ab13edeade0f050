package io.trapline.mediation.alarm;

import java.net.InetAddress;

/** An address range in CIDR form, IPv4 or IPv6; a bare address is a range of one. */
public record Network(byte[] prefix, int bits) {

    /** @throws IllegalArgumentException when it is none */
    public static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        String address = slash < 0 ? cidr : cidr.substring(0, slash);
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > bytes.length * 8) {
                throw new IllegalArgumentException("prefix length " + bits);
            }
            return new Network(bytes, bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no address range: " + cidr, e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i & 7);
            if ((bytes[i >> 3] & mask) != (prefix[i >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
