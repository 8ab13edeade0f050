package io.trapline.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks whether folders that a file names are there; makes none. */
final class Folders {

    private final Path base;

    /** @param base what relative paths count from */
    Folders(Path base) {
        this.base = base;
    }

    /** A folder that must be there. */
    Path present(Entry entry) {
        Path path = entry.path(base);
        if (!entry.isBroken() && !Files.isDirectory(path)) {
            entry.error(
                    Codes.FOLDER,
                    path
                            + (Files.exists(path)
                                    ? " is a file, expected a folder"
                                    : " does not exist; make it or correct the path"));
        }
        return path;
    }

    /** A folder that is there and writable, or that can be made. */
    Path writable(Entry entry) {
        return writable(entry, entry.path(base));
    }

    /** The same for a folder that an entry names indirectly. */
    Path writable(Entry entry, Path path) {
        @Nullable Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (entry.isBroken() || there == null) {
            return path;
        }
        if (!Files.isDirectory(there)) {
            entry.error(Codes.FOLDER, there + " is a file, expected a folder");
        } else if (!Files.isWritable(there)) {
            entry.error(Codes.FOLDER, there + " may not be written by this user; check its owner with ls -ld");
        }
        return path;
    }
}
