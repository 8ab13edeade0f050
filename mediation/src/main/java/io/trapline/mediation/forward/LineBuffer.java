package io.trapline.mediation.forward;

import java.io.ByteArrayOutputStream;

/** Lines on their way to a file. Owned by one thread. */
final class LineBuffer extends ByteArrayOutputStream {

    LineBuffer(int bytes) {
        super(bytes);
    }

    /** The bytes themselves, up to {@link #size()}; valid until the next write. */
    byte[] bytes() {
        return buf;
    }

    /** Forgets what was written beyond {@code size}. */
    void cut(int size) {
        count = size;
    }
}
