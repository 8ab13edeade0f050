package io.trapline.agent;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A set of networks in CIDR form, IPv4 and IPv6, as the configuration gives them. Immutable. */
public final class Networks {

    private record Network(byte[] prefix, int bits) {

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != prefix[i]) {
                    return false;
                }
            }
            int mask = 0xff00 >> bits % 8 & 0xff;
            return bits % 8 == 0 || (address[whole] & mask) == (prefix[whole] & mask);
        }
    }

    private final List<Network> networks = new ArrayList<>();

    /** @param cidrs an address, a slash and a prefix length each, checked by the configuration */
    public Networks(List<String> cidrs) {
        for (String cidr : cidrs) {
            int slash = cidr.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("no network: " + cidr);
            }
            byte[] prefix = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
            networks.add(new Network(prefix, Integer.parseInt(cidr.substring(slash + 1))));
        }
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    public boolean contains(InetAddress address) {
        if (networks.isEmpty()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        for (Network network : networks) {
            if (network.contains(bytes)) {
                return true;
            }
        }
        return false;
    }
}
