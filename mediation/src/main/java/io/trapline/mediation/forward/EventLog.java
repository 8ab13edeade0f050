package io.trapline.mediation.forward;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that gets the lines. One that was put aside is {@code events.jsonl.0000000000000004711}, the
 * number of the last record that went by. Owned by one thread.
 */
final class EventLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final int DIGITS = 19;

    private final RandomAccessFile file;
    private long size;

    /** @param record number of the last record that has its line */
    record Opened(EventLog log, long record) {}

    private EventLog(RandomAccessFile file, long size) {
        this.file = file;
        this.size = size;
    }

    /** Where a file that has no cursor yet begins: behind what is in it already. */
    static long sizeOf(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /**
     * Opens the file behind its last whole line, and cuts what an end in the middle of a line left there.
     * What was in the file before the cursor is never touched.
     */
    static Opened open(Path path, FeedCursor cursor) throws IOException {
        Files.createDirectories(parent(path));
        if (!Files.exists(path)) {
            // Customers' names are in it.
            var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));
            Files.createFile(path, ours);
        }
        long size = Files.size(path);
        LineScan.End end = new LineScan.End(cursor.record(), size);
        if (cursor.file().equals(path) && size >= cursor.offset()) {
            end = LineScan.of(path, cursor.offset(), cursor.record());
        } else if (cursor.file().equals(path)) {
            LOG.warn("A file is shorter than it was; lines go on behind what is there. file={} bytes={}", path, size);
        }
        var file = new RandomAccessFile(path.toFile(), "rw");
        if (size > end.end()) {
            LOG.info("Cut an unfinished line. file={} bytes={}", path, size - end.end());
            file.setLength(end.end());
        }
        var log = new EventLog(file, end.end());
        log.finishForeignLine();
        return new Opened(log, end.record());
    }

    /** Somebody else's text without an end of line would swallow our first line. */
    private void finishForeignLine() throws IOException {
        if (size > 0) {
            file.seek(size - 1);
            if (file.read() != '\n') {
                append(new byte[] {'\n'}, 1);
            }
        }
    }

    long size() {
        return size;
    }

    /** All or nothing: what a failed write left is cut. */
    void append(byte[] bytes, int length) throws IOException {
        try {
            file.seek(size);
            file.write(bytes, 0, length);
            size += length;
        } catch (IOException failed) {
            try {
                file.setLength(size);
            } catch (IOException again) {
                failed.addSuppressed(again);
            }
            throw failed;
        }
    }

    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A name for the complete file that nobody has yet: numbers begin again when the journals were deleted. */
    static String asideName(Path path, long last) {
        String name = path.getFileName() + "." + ("%0" + DIGITS + "d").formatted(last);
        for (int again = 2; Files.exists(path.resolveSibling(name)); again++) {
            name = path.getFileName() + "." + ("%0" + DIGITS + "d").formatted(last) + "-" + again;
        }
        return name;
    }

    /** Renames the complete file unless that was done already, and deletes the oldest beyond {@code kept}. */
    static void putAside(Path path, String name, int kept) throws IOException {
        Path to = path.resolveSibling(name);
        if (!Files.exists(to) && Files.exists(path)) {
            Files.move(path, to);
        }
        try (var folder = FileChannel.open(parent(path), StandardOpenOption.READ)) {
            folder.force(true);
        }
        List<Path> aside = aside(path);
        for (Path old : aside.subList(0, Math.max(0, aside.size() - kept))) {
            Files.deleteIfExists(old);
        }
    }

    /** Files put aside, oldest first. */
    private static List<Path> aside(Path path) throws IOException {
        var ours = Pattern.compile(Pattern.quote(path.getFileName() + ".") + "[0-9]{" + DIGITS + "}(-[0-9]+)?");
        try (Stream<Path> files = Files.list(parent(path))) {
            Map<Path, FileTime> found = files.filter(
                            f -> ours.matcher(String.valueOf(f.getFileName())).matches())
                    .collect(Collectors.toMap(Function.identity(), EventLog::changed));
            return found.keySet().stream()
                    .sorted(Comparator.comparing((Path f) -> Objects.requireNonNull(found.get(f)))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "an absolute path");
    }
}
