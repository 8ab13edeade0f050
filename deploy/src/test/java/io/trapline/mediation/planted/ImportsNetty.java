package io.trapline.mediation.planted;

import io.netty.buffer.Unpooled;

/** Planted. */
public final class ImportsNetty {

    private final int bytes = Unpooled.EMPTY_BUFFER.capacity();

    @Override
    public String toString() {
        return "" + bytes;
    }
}
