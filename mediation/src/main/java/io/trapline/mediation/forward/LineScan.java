package io.trapline.mediation.forward;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Finds where the whole lines of a file end. A line of ours begins with its record number, the numbers
 * ascend, and JSON has no control characters: what a power cut leaves of unwritten blocks cannot pass.
 */
final class LineScan {

    static final String BEGINNING = "{\"recordNumber\":";

    private static final byte[] PREFIX = BEGINNING.getBytes(StandardCharsets.US_ASCII);

    /**
     * @param record number of the last whole line, or the one that was given when there is none
     * @param end bytes up to the end of that line
     */
    record End(long record, long end) {}

    private LineScan() {}

    /** Reads the lines from {@code offset} on, all behind record {@code after}. */
    static End of(Path file, long offset, long after) throws IOException {
        var end = new End(after, offset);
        try (var raw = new FileInputStream(file.toFile());
                InputStream in = new BufferedInputStream(raw, 1 << 16)) {
            in.skipNBytes(offset);
            while (true) {
                End next = line(in, end);
                if (next == null) {
                    return end;
                }
                end = next;
            }
        }
    }

    private static @org.jspecify.annotations.Nullable End line(InputStream in, End before) throws IOException {
        long number = 0;
        long length = 0;
        boolean inNumber = true;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0x20) {
                return null;
            }
            if (length < PREFIX.length) {
                if (b != PREFIX[(int) length]) {
                    return null;
                }
            } else if (inNumber && b >= '0' && b <= '9') {
                number = number * 10 + b - '0';
            } else {
                inNumber = false;
            }
            length++;
        }
        return inNumber || number <= before.record() ? null : new End(number, before.end() + length + 1);
    }
}
