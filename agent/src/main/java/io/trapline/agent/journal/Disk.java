package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Space on the disk under a journal. Safe for any thread. */
interface Disk {

    /** Bytes that this process may still write. */
    long usableBytes();

    /**
     * Makes the disk keep {@code from..to} of a file, which is created when absent; the bytes there
     * must never have been written and read as zero afterwards. False when there is no space.
     */
    boolean allocate(Path file, long from, long to) throws IOException;

    /** Gives back what was allocated from {@code from} on and never written. The length stays. */
    void release(Path file, long from) throws IOException;

    /** Bytes that the file really occupies. */
    long allocatedBytes(Path file) throws IOException;
}
