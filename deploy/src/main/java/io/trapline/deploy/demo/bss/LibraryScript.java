package io.trapline.deploy.demo.bss;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL library writes a script into the temp folder when its class is first used, and
 * deletes it when the JVM ends in order. Here it is deleted at once, so that a kill leaves nothing.
 */
final class LibraryScript {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryScript.class);

    private LibraryScript() {}

    /** Only what appeared while the library was first used: other programs may have theirs. */
    static synchronized void clear() throws IOException {
        Set<Path> before = scripts();
        boolean used = LinuxUtils.isUnshareAvailable();
        Set<Path> own = new HashSet<>(scripts());
        own.removeAll(before);
        for (Path script : own) {
            Files.deleteIfExists(script);
        }
        LOG.debug("The PostgreSQL library was made ready. unshare={} scripts={}", used, own.size());
    }

    private static Set<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("detect_linux_distribution_"))
                    .collect(Collectors.toSet());
        }
    }
}
