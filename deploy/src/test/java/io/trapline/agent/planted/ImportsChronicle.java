package io.trapline.agent.planted;

import net.openhft.chronicle.bytes.Bytes;

/** Planted. */
public final class ImportsChronicle {

    private final Bytes<?> bytes = Bytes.wrapForRead(new byte[1]);

    @Override
    public String toString() {
        return bytes.toString();
    }
}
