package io.trapline.config;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The sockets asked for so far: two may not want the same one. */
final class Binds {

    private record Claim(String owner, String place, Settings.Wire wire, InetSocketAddress at) {

        /** The kernel refuses the second of two equal addresses, and of an address beside its wildcard. */
        boolean meets(Settings.Wire otherWire, InetSocketAddress other) {
            return wire.stream() == otherWire.stream()
                    && at.getPort() == other.getPort()
                    && at.getPort() != 0
                    && (at.getAddress().equals(other.getAddress())
                            || at.getAddress().isAnyLocalAddress()
                            || other.getAddress().isAnyLocalAddress());
        }
    }

    private final List<Claim> claims = new ArrayList<>();

    InetSocketAddress claim(String owner, Settings.Wire wire, Entry bind) {
        InetSocketAddress at = bind.bind();
        if (bind.isBroken()) {
            return at;
        }
        for (Claim claim : claims) {
            if (claim.meets(wire, at)) {
                bind.error(
                        Codes.BIND_TAKEN,
                        "port " + at.getPort() + " is used by both \"" + claim.owner() + "\" (" + claim.place()
                                + ") and \"" + owner + "\"; give one of them another port or address");
                return at;
            }
        }
        claims.add(new Claim(owner, bind.place(), wire, at));
        return at;
    }
}
