package io.trapline.agent.listen;

import org.jspecify.annotations.Nullable;

/** Cuts the bytes of one connection into messages. Owned by the connection's event loop. */
interface Framer {

    /** Takes what is found. */
    interface Sink {

        /** @param truncated true when the sender's message was longer, or did not come to its end */
        void message(byte[] message, boolean truncated);

        /** Bytes of an over-long message that are not kept. */
        void skipped(int bytes);

        /** Ends of lines with nothing before them, which are no messages. */
        default void blank(int lines) {}

        /** To be sent now: a protocol's own talk, which no record stands behind. */
        default void reply(byte[] frame) {}

        /** To be sent after every answer that is still owed; then the connection ends. */
        default void farewell(byte[] frame) {}
    }

    /** What the sender of the message just given is told once it is durable; null for nothing. */
    default byte @Nullable [] response() {
        return null;
    }

    /**
     * Takes the next bytes.
     *
     * @return why the connection has to be closed, or null to go on; after a reason nothing is fed
     */
    Meter.@Nullable Event feed(byte[] in, int from, int to, Sink sink);

    /** The connection is over: gives what there is of a message, marked truncated. */
    void end(Sink sink);

    /** True while a message has begun and not ended. */
    boolean midMessage();
}
