package io.trapline.mediation.keep;

import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.codec.UnreadableFormException;
import io.trapline.mediation.turn.State;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshot files {@code <number>.snap}: written aside, forced, renamed, and the folder forced, so
 * that a name means a whole file.
 *
 * <pre>
 *   0         4         8              16        20
 *   +---------+---------+--------------+---------+-------------+
 *   | magic   | form    | number       | CRC32C  | state ...   |
 *   +---------+---------+--------------+---------+-------------+   big endian; CRC over the state
 * </pre>
 */
public final class SnapshotFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolder.class);
    private static final int MAGIC = 0x54504C53; // "TPLS"
    private static final int FORM = 1;
    private static final int HEADER = 20;
    private static final int KEPT = 3;

    private final Path folder;

    public SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    /** The newest state that can be read, twice: for two owners. An empty one when there is none. */
    public List<State> newest(int copies) {
        for (Path file : files()) {
            try {
                byte[] state = read(file);
                return java.util.stream.IntStream.range(0, copies)
                        .mapToObj(i -> StateCodec.decode(state))
                        .toList();
            } catch (IOException | UnreadableFormException e) {
                LOG.warn(
                        "A state snapshot cannot be read; an older one is used. file={} reason={}", file, e.toString());
            }
        }
        return java.util.stream.IntStream.range(0, copies)
                .mapToObj(i -> new State())
                .toList();
    }

    /** The oldest state that can be read: where a replay of what is kept begins. An empty one when there is none. */
    public State oldestState() {
        for (Path file : files().reversed()) {
            try {
                return StateCodec.decode(read(file));
            } catch (IOException | UnreadableFormException e) {
                LOG.warn("A state snapshot cannot be read. file={} reason={}", file, e.toString());
            }
        }
        return new State();
    }

    /** Writes one snapshot durably, then lets the oldest beyond three go. */
    void write(Snapshot snapshot) throws IOException {
        Files.createDirectories(folder);
        var crc = new CRC32C();
        crc.update(snapshot.state());
        var header = ByteBuffer.allocate(HEADER)
                .putInt(MAGIC)
                .putInt(FORM)
                .putLong(snapshot.number())
                .putInt((int) crc.getValue())
                .flip();
        Path aside = folder.resolve("writing");
        try (var channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(new ByteBuffer[] {header, ByteBuffer.wrap(snapshot.state())});
            channel.force(true);
        }
        Files.move(aside, folder.resolve("%019d.snap".formatted(snapshot.number())), StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
        for (Path old : files().stream().skip(KEPT).toList()) {
            Files.delete(old);
        }
    }

    /** Number of the oldest snapshot kept; 0 when there is none: replay may have to begin there. */
    long oldest() {
        var files = files();
        if (files.isEmpty()) {
            return 0;
        }
        String name = files.getLast().getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private static byte[] read(Path file) throws IOException {
        var all = ByteBuffer.wrap(Files.readAllBytes(file));
        if (all.remaining() < HEADER || all.getInt() != MAGIC || all.getInt() != FORM) {
            throw new IOException("not a snapshot of this version");
        }
        all.getLong();
        int expected = all.getInt();
        byte[] state = new byte[all.remaining()];
        all.get(state);
        var crc = new CRC32C();
        crc.update(state);
        if ((int) crc.getValue() != expected) {
            throw new IOException("checksum differs");
        }
        return state;
    }

    /** Newest first. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var list = Files.list(folder)) {
            return list.filter(file -> file.getFileName().toString().matches("\\d{19}\\.snap"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            LOG.warn("The folder of state snapshots cannot be listed. folder={} reason={}", folder, e.toString());
            return List.of();
        }
    }
}
