package io.trapline.mediation.alarm.planted;

import java.net.InetSocketAddress;

/** Planted. */
public final class AsksNameServer {

    private final InetSocketAddress peer = new InetSocketAddress(0);

    @Override
    public String toString() {
        return peer.getHostName();
    }
}
