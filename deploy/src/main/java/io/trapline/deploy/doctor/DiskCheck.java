package io.trapline.deploy.doctor;

import io.trapline.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the data folder can be written and has room above the reserve. */
final class DiskCheck implements Check {

    private static final String TOPIC = "disk";
    private static final int MIB = 1 << 20;

    @Override
    public List<Finding> look(Settings settings) {
        Path folder = settings.data();
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            return List.of(Finding.failure(TOPIC, folder + " cannot be made: " + there + " is not a folder", null));
        }
        if (!Files.isWritable(there)) {
            return List.of(Finding.failure(
                    TOPIC,
                    there + " cannot be written by " + System.getProperty("user.name"),
                    "chown " + System.getProperty("user.name") + " " + there));
        }
        try {
            return List.of(room(folder, Files.getFileStore(there).getUsableSpace(), settings.journal()));
        } catch (IOException e) {
            return List.of(Finding.failure(TOPIC, "the free space under " + there + " cannot be read: " + e, null));
        }
    }

    private static Finding room(Path folder, long free, Settings.Journal journal) {
        String text = folder + ": " + free / MIB + " MiB free, reserve " + journal.reserveBytes() / MIB + " MiB, keep "
                + journal.keepBytes() / MIB + " MiB";
        if (free <= journal.reserveBytes()) {
            return Finding.failure(
                    TOPIC, text + "; nothing would be taken in", "free space there, or lower journal.reserve");
        }
        // Input and outcomes each may grow to what is kept.
        if (free < journal.reserveBytes() + 2 * journal.keepBytes()) {
            return Finding.warning(
                    TOPIC,
                    text + "; the disk fills before old records go",
                    "lower journal.keep to " + Math.max(1, (free - journal.reserveBytes()) / 2 / MIB) + "MiB");
        }
        return Finding.fine(TOPIC, text);
    }
}
