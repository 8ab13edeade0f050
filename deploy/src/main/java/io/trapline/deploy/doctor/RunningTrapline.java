package io.trapline.deploy.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Finds the Trapline that runs over a data folder by the lock it holds there. */
final class RunningTrapline {

    private static final Path LOCKS = Path.of("/proc/locks");
    private static final int PID = 4;
    private static final int FILE = 5;

    private RunningTrapline() {}

    /** Its process id; empty when none runs there, or the system does not list its locks (proc(5)). */
    static OptionalLong over(Path data) {
        Path lock = data.resolve("input").resolve("lock");
        try {
            String inode = ":" + Files.getAttribute(lock, "unix:ino");
            for (String line : Files.readAllLines(LOCKS)) {
                var columns = line.trim().split("\\s+");
                if (columns.length > FILE && columns[FILE].endsWith(inode)) {
                    return OptionalLong.of(Long.parseLong(columns[PID]));
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            // No such folder yet, or no Linux.
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
