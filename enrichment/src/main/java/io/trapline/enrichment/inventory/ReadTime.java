package io.trapline.enrichment.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the BSS was last read and found to be as a version says, in a small file beside the versions: a read
 * that changed nothing leaves no other trace. Guarded by its owner.
 */
final class ReadTime {

    /** No more often than this is it written while Trapline runs. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final int BYTES_MAX = 64;
    private static final Logger LOG = LoggerFactory.getLogger(ReadTime.class);

    private final Path file;
    private String version = "";
    private Instant read = Instant.EPOCH;
    private Instant written = Instant.EPOCH;

    ReadTime(Path folder) {
        this.file = folder.resolve("last-read");
    }

    void confirm(String version, Instant read) {
        boolean soon = version.equals(this.version)
                && !read.isBefore(written)
                && Duration.between(written, read).compareTo(REST) < 0;
        this.version = version;
        this.read = read;
        if (!soon) {
            settle();
        }
    }

    /** Writes what was left out so as not to write too often. */
    void settle() {
        if (version.isEmpty() || read.equals(written)) {
            return;
        }
        try {
            InventoryFile.write(file, version + " " + read + "\n");
            written = read;
        } catch (IOException disk) {
            LOG.warn("When the BSS was read could not be stored: {}. file={}", disk.toString(), file);
        }
    }

    /** Null when it is known of no read of that version. */
    @Nullable
    Instant of(String version) {
        try {
            String[] words = Files.size(file) > BYTES_MAX
                    ? new String[0]
                    : Files.readString(file).strip().split(" ", 2);
            return words.length == 2 && words[0].equals(version) ? Instant.parse(words[1]) : null;
        } catch (IOException | DateTimeException none) {
            return null;
        }
    }
}
