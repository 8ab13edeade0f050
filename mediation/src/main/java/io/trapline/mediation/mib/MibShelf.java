package io.trapline.mediation.mib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names in use: the catalogue and the modules of a folder, read again when a file in it comes, goes or
 * changes. A folder that is not there is an empty one. Its thread, {@code mibs}, does the reading; asking is
 * safe for any thread and never waits.
 */
public final class MibShelf implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MibShelf.class);

    /** What a file looked like: another of these is another file. */
    private record Print(Path file, long bytes, long modified) {}

    private final Path folder;
    private final Duration every;
    private final Thread thread = new Thread(this::run, "mibs");
    private @Nullable List<Print> prints;
    private volatile MibLoader.Loaded loaded = new MibLoader.Loaded(MibNames.NONE, List.of());
    private volatile boolean stopping;
    private @Nullable String trouble;

    /** @param every how often the folder is looked at */
    public MibShelf(Path folder, Duration every) {
        this.folder = folder;
        this.every = every;
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The names of now; none in the first moments after the start. */
    public MibNames names() {
        return loaded.names();
    }

    /** Files and modules of the folder that give no names, with their reasons. */
    public List<Remark> unused() {
        return loaded.unused();
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!stopping) {
                look();
                TimeUnit.NANOSECONDS.sleep(every.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads the folder if it is not as it was. */
    private void look() {
        try {
            List<Print> now = prints();
            if (!now.equals(prints)) {
                MibLoader.Loaded next = MibLoader.load(MibFolder.read(folder), Catalogue.shipped());
                // Remembered as it was before the reading: what changed meanwhile is read again.
                prints = now;
                loaded = next;
                told(next, now.size());
            }
            trouble = null;
        } catch (IOException | UncheckedIOException e) {
            if (!e.toString().equals(trouble)) {
                trouble = e.toString();
                LOG.warn("The MIB folder cannot be read; names stay as they are. folder={} reason={}", folder, trouble);
            }
        }
    }

    private void told(MibLoader.Loaded next, int files) {
        long modules = next.names().modules().values().stream()
                .filter(m -> !m.shipped())
                .count();
        long broken = next.names().modules().values().stream()
                .filter(ModuleNames::broken)
                .count();
        LOG.info(
                "MIB modules were read. folder={} files={} modules={} withErrors={} unused={} names={}",
                folder,
                files,
                modules,
                broken,
                next.unused().size(),
                next.names().size());
        next.names().missing().stream()
                .filter(MissingModule::hurts)
                .forEach(missing -> LOG.warn("A MIB module is missing. {}", missing));
    }

    private List<Print> prints() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var all = new ArrayList<Print>();
        for (Path file : MibFolder.files(folder)) {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            all.add(new Print(
                    file, attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
        }
        return all;
    }
}
