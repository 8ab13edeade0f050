package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue folder. It has one writer in its life: every start and every retirement opens the next
 * one, so that nothing is ever appended behind a torn tail, a dead writer's lock or a half-made
 * file. Its identity lies beside the queue in a small text file, forced before the first append:
 *
 * <pre>
 *   trapline-journal 1
 *   starts-at 4711
 *   salt 8f3c0a5be1d29a77
 *   block-bytes 16777216
 *   roll FIVE_MINUTES
 *   crc 1f2e3d4c
 * </pre>
 *
 * @param order 1, 2, ...: the number in its name
 * @param startsAt every record in it has at least this number, and every record in the folders
 *     before it a smaller one: what an older folder holds beyond that was never answered as written
 * @param salt see {@link Document}
 * @param blockBytes size of a mapped chunk, as when it was written
 * @param roll as when it was made: a queue folder keeps its roll cycle for life
 */
record QueueFolder(Path path, int order, long startsAt, long salt, int blockBytes, RollEvery roll) {

    private static final Logger log = LoggerFactory.getLogger(QueueFolder.class);

    /** The largest block, for a folder whose own is not known. */
    static final int BLOCK_BYTES_MAX = 64 << 20;

    private static final Pattern NAME = Pattern.compile("q-(\\d{6,9})");
    private static final String IDENTITY = "identity";
    private static final String KEPT_FROM = "kept-from";
    private static final String CRC = "crc ";
    private static final String FORMAT = "trapline-journal 1";

    /** Makes the folder of {@code options} that comes after {@code order - 1}, durable when this returns. */
    static QueueFolder create(JournalOptions options, int order, long startsAt) throws IOException {
        var root = options.folder();
        var path = root.resolve("q-%06d".formatted(order));
        Files.createDirectory(path);
        long salt = new SecureRandom().nextLong();
        var made = new QueueFolder(path, order, startsAt, salt, options.blockBytes(), options.roll());
        var text = "%s\nstarts-at %d\nsalt %s\nblock-bytes %d\nroll %s\n"
                .formatted(FORMAT, startsAt, Long.toHexString(salt), made.blockBytes, made.roll);
        text += CRC + checksum(text) + "\n";
        try (var file =
                FileChannel.open(path.resolve(IDENTITY), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
        forceFolder(path);
        forceFolder(root);
        return made;
    }

    /** The largest document that can be in it, header included. */
    int documentBytesMax() {
        return blockBytes / 8;
    }

    /** The folders of a journal in order; those whose identity is gone get what their files tell. */
    static List<QueueFolder> list(Path root) throws IOException {
        var found = new ArrayList<QueueFolder>();
        try (var paths = Files.newDirectoryStream(root, "q-*")) {
            for (var path : paths) {
                int order = orderOf(path);
                var folder = order < 0 ? null : open(path, order);
                if (folder != null) {
                    found.add(folder);
                } else {
                    log.warn("A folder without identity and without a document is left alone. folder={}", path);
                }
            }
        }
        found.sort(Comparator.comparingInt(QueueFolder::order));
        return List.copyOf(found);
    }

    /** The order of the next folder to make: above every name that is taken. */
    static int nextOrder(Path root) throws IOException {
        int highest = 0;
        try (var paths = Files.newDirectoryStream(root, "q-*")) {
            for (var path : paths) {
                highest = Math.max(highest, orderOf(path));
            }
        }
        return highest + 1;
    }

    private static int orderOf(Path path) {
        var name = NAME.matcher(path.getFileName().toString());
        return name.matches() && Files.isDirectory(path) ? Integer.parseInt(name.group(1)) : -1;
    }

    private static @Nullable QueueFolder open(Path path, int order) throws IOException {
        var identity = path.resolve(IDENTITY);
        var text = Files.exists(identity) ? Files.readString(identity, StandardCharsets.ISO_8859_1) : "";
        int crcAt = text.lastIndexOf(CRC);
        if (crcAt < 0 || !text.substring(crcAt).strip().equals(CRC + checksum(text.substring(0, crcAt)))) {
            return Salvage.identityOf(path, order);
        }
        var lines = text.lines().toList();
        if (!lines.getFirst().equals(FORMAT)) {
            throw new IOException("Journal folder %s was written by another version: found \"%s\", expected \"%s\"."
                    .formatted(path, lines.getFirst(), FORMAT));
        }
        return new QueueFolder(
                path,
                order,
                Long.parseLong(lines.get(1).substring("starts-at ".length())),
                Long.parseUnsignedLong(lines.get(2).substring("salt ".length()), 16),
                Integer.parseInt(lines.get(3).substring("block-bytes ".length())),
                RollEvery.valueOf(lines.get(4).substring("roll ".length())));
    }

    private static String checksum(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(crc.getValue());
    }

    /** The roll files, oldest first. */
    List<Path> rollFiles() throws IOException {
        var files = new ArrayList<Path>();
        try (var paths = Files.newDirectoryStream(path, "*.cq4")) {
            paths.forEach(files::add);
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }

    /** The roll file after {@code file}, or the first one for null; null when there is none. */
    @Nullable
    Path fileAfter(@Nullable Path file) throws IOException {
        for (var next : rollFiles()) {
            if (file == null
                    || next.getFileName()
                                    .toString()
                                    .compareTo(file.getFileName().toString())
                            > 0) {
                return next;
            }
        }
        return null;
    }

    /** The last roll file that begins at or before {@code number}, else the first; null when there is none. */
    @Nullable
    Path fileHolding(long number) throws IOException {
        var files = rollFiles();
        int low = 0;
        int high = files.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            var first = Salvage.firstDocument(this, files.get(middle));
            if (first != null && first.first() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return files.isEmpty() ? null : files.get(low);
    }

    /** Number of the first record that should be there: the start, or what retention left. */
    long keptFrom() throws IOException {
        var file = path.resolve(KEPT_FROM);
        var text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        int crcAt = text.lastIndexOf(CRC);
        boolean whole = crcAt > 0 && text.substring(crcAt).strip().equals(CRC + checksum(text.substring(0, crcAt)));
        return whole
                ? Math.max(startsAt, Long.parseLong(text.substring(0, crcAt).strip()))
                : startsAt;
    }

    /** Notes, durably, that records below {@code number} are about to be deleted on purpose. */
    void keepFrom(long number) throws IOException {
        var text = number + "\n";
        var written = path.resolve(KEPT_FROM + ".new");
        Files.writeString(written, text + CRC + checksum(text) + "\n");
        forceFile(written);
        Files.move(written, path.resolve(KEPT_FROM), StandardCopyOption.ATOMIC_MOVE);
        forceFolder(path);
    }

    /** Deletes the folder with all that is in it. */
    void delete() throws IOException {
        try (var paths = Files.newDirectoryStream(path)) {
            for (var file : paths) {
                Files.delete(file);
            }
        }
        Files.delete(path);
        var root = path.getParent();
        if (root != null) {
            forceFolder(root);
        }
    }

    /** Makes names that were added to or taken from {@code folder} durable. */
    static void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes the content of {@code file} durable. */
    static void forceFile(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }
}
