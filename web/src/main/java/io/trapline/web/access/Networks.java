package io.trapline.web.access;

import java.net.InetAddress;
import java.util.List;

/** Networks in CIDR form, as the configuration gives them. */
record Networks(List<Network> networks) {

    private record Network(byte[] prefix, int bits) {

        boolean contains(byte[] address) {
            if (address.length != prefix.length) return false;
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i & 7);
                if ((address[i >> 3] & mask) != (prefix[i >> 3] & mask)) return false;
            }
            return true;
        }
    }

    static Networks of(List<String> cidrs) {
        return new Networks(cidrs.stream().map(Networks::parse).toList());
    }

    private static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] prefix = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash))
                .getAddress();
        return new Network(prefix, slash < 0 ? prefix.length * 8 : Integer.parseInt(cidr.substring(slash + 1)));
    }

    static boolean numeric(String address) {
        try {
            return InetAddress.ofLiteral(address) != null;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /** @param address numeric, as the server has it from the socket */
    boolean contain(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }
}
