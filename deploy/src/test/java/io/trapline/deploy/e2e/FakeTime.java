package io.trapline.deploy.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A wall clock that a test may step while the product runs: libfaketime between it and the kernel. */
final class FakeTime {

    private final Path file;

    private FakeTime(Path file) {
        this.file = file;
    }

    /** Puts {@code site} under a clock that shows the right time until it is told otherwise. */
    static FakeTime of(Site site, Path folder) throws IOException {
        var library = library();
        assumeTrue(library != null, "SKIPPED: the clock can be stepped with the Debian package faketime only.");
        var time = new FakeTime(folder.resolve("faketime"));
        time.offset("+0");
        site.environment("LD_PRELOAD", String.valueOf(library))
                .environment("FAKETIME_TIMESTAMP_FILE", time.file.toString())
                .environment("FAKETIME_NO_CACHE", "1")
                .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                // Without it every wait of the JVM, which is on the monotonic clock, ends at once.
                .environment("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                .environment("NO_FAKE_STAT", "1");
        return time;
    }

    /** Steps the clock: so far from the right time, as faketime writes it ({@code +2h}, {@code -10y}). */
    void offset(String offset) throws IOException {
        var next = Files.writeString(file.resolveSibling("faketime.new"), offset + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static @org.jspecify.annotations.Nullable Path library() throws IOException {
        try (var places = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
            for (var place : places) {
                var library = place.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        }
        return null;
    }
}
