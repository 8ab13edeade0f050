package io.trapline.agent.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The one buffer of a UDP socket, used again for every read: the pool would give back megabytes to the
 * system after each and have them zeroed before the next. Owned by the socket's loop.
 */
final class ReceiveBuffer extends DefaultMaxMessagesRecvByteBufAllocator {

    private final int bytes;
    private @Nullable ByteBuf kept;

    ReceiveBuffer(int bytes, int messagesPerRead) {
        super(messagesPerRead);
        this.bytes = bytes;
    }

    @Override
    @SuppressWarnings("deprecation") // the base class knows no other handle
    public Handle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return bytes;
            }

            @Override
            public ByteBuf allocate(ByteBufAllocator from) {
                return buffer(from);
            }
        };
    }

    /** Another one while somebody still holds a slice of the last. */
    private ByteBuf buffer(ByteBufAllocator from) {
        ByteBuf again = kept;
        if (again == null) {
            again = from.directBuffer(bytes, bytes);
            kept = again;
        }
        return again.refCnt() == 1 ? again.clear().retain() : from.directBuffer(bytes, bytes);
    }

    /** After the socket was closed. */
    void release() {
        if (kept != null) {
            kept.release();
            kept = null;
        }
    }
}
