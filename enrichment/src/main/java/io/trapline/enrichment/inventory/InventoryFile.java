package io.trapline.enrichment.inventory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * One inventory version in one file, big-endian.
 *
 * <pre>
 *   0   8  magic "TRAPINV" and the format's number, '1'
 *   8  16  version, hex digits
 *  24   8  taken at, seconds since 1970
 *  32   4  taken at, nanoseconds
 *  36   4  n, then n bytes of texts
 *       4  n, then n numbers: where each text starts, and where the last ends
 *       4  columns; for each: 4 n, then n numbers          (order: {@link Column}; earlier
 *          releases wrote fewer, 25 at least: those that lack are then empty)
 *       4  CRC32C of everything before
 * </pre>
 */
final class InventoryFile {

    private static final byte[] MAGIC = "TRAPINV1".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_COLUMNS = 25;
    private static final int VERSION_BYTES = 16;
    private static final int BUFFER_BYTES = 1 << 16;

    private InventoryFile() {}

    /** Bytes that are not a whole, undamaged file of this format. */
    static final class DamagedException extends IOException {
        DamagedException(String message) {
            super(message);
        }

        DamagedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** On return the file is on disk under its name, whole, and survives a power cut. */
    static void write(Path file, PackedInventory inventory) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Writer writer = new Writer(channel);
            writer.bytes(MAGIC);
            writer.bytes(inventory.version().getBytes(StandardCharsets.US_ASCII));
            Instant takenAt = inventory.takenAt();
            writer.number((int) (takenAt.getEpochSecond() >>> 32));
            writer.number((int) takenAt.getEpochSecond());
            writer.number(takenAt.getNano());
            Tables tables = inventory.tables();
            writer.number(tables.texts().byteCount());
            writer.bytes(tables.texts().bytes(), tables.texts().byteCount());
            writer.numbers(tables.texts().start());
            writer.number(Column.values().length);
            for (Column column : Column.values()) {
                writer.numbers(tables.get(column));
            }
            writer.finish();
            channel.force(true);
        }
        settle(draft, file);
    }

    /** A small text under its name, whole, in the same manner. */
    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Few bytes in the same manner. */
    static void write(Path file, byte[] few) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(few);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        settle(draft, file);
    }

    private static void settle(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder =
                FileChannel.open(Objects.requireNonNull(file.toAbsolutePath().getParent()), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Never more memory than the file is long. */
    static PackedInventory read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Reader reader = new Reader(channel);
            if (!Arrays.equals(reader.bytes(MAGIC.length), MAGIC)) {
                throw new DamagedException("it is not an inventory of this release's format");
            }
            String version = new String(reader.bytes(VERSION_BYTES), StandardCharsets.US_ASCII);
            long second = (long) reader.number() << 32 | (reader.number() & 0xFFFF_FFFFL);
            int nano = reader.number();
            TextPool texts = new TextPool(reader.bytes(reader.number()), reader.numbers());
            int stored = reader.number();
            if (stored > Column.values().length || stored < FIRST_COLUMNS) {
                throw new DamagedException("it has other columns than this release");
            }
            Map<Column, int[]> columns = new EnumMap<>(Column.class);
            for (Column column : List.of(Column.values()).subList(0, stored)) {
                columns.put(column, reader.numbers());
            }
            reader.finish();
            return new PackedInventory(new Tables(texts, columns), Instant.ofEpochSecond(second, nano), version, null);
        }
    }

    private static final class Writer {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        private final CRC32C crc = new CRC32C();

        Writer(FileChannel channel) {
            this.channel = channel;
        }

        void number(int value) throws IOException {
            if (buffer.remaining() < Integer.BYTES) {
                drain();
            }
            buffer.putInt(value);
        }

        void numbers(int[] values) throws IOException {
            number(values.length);
            for (int value : values) {
                number(value);
            }
        }

        void bytes(byte[] bytes) throws IOException {
            bytes(bytes, bytes.length);
        }

        void bytes(byte[] bytes, int count) throws IOException {
            for (int from = 0; from < count; ) {
                if (!buffer.hasRemaining()) {
                    drain();
                }
                int length = Math.min(buffer.remaining(), count - from);
                buffer.put(bytes, from, length);
                from += length;
            }
        }

        void finish() throws IOException {
            drain();
            buffer.putInt((int) crc.getValue());
            drain();
        }

        private void drain() throws IOException {
            buffer.flip();
            crc.update(buffer.duplicate());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }
    }

    private static final class Reader {
        private final FileChannel channel;
        private final ByteBuffer buffer =
                ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
        private final CRC32C crc = new CRC32C();
        private long left;

        Reader(FileChannel channel) throws IOException {
            this.channel = channel;
            this.left = channel.size() - Integer.BYTES;
        }

        int number() throws IOException {
            return ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
        }

        int[] numbers() throws IOException {
            int count = number();
            if (count < 0 || (long) count * Integer.BYTES > left) {
                throw new DamagedException("it ends too early");
            }
            int[] values = new int[count];
            for (int done = 0; done < count; ) {
                if (buffer.remaining() < Integer.BYTES) {
                    fill();
                }
                int many = Math.min(count - done, buffer.remaining() / Integer.BYTES);
                ByteBuffer part = buffer.slice(buffer.position(), many * Integer.BYTES);
                crc.update(part.duplicate());
                part.asIntBuffer().get(values, done, many);
                buffer.position(buffer.position() + many * Integer.BYTES);
                left -= (long) many * Integer.BYTES;
                done += many;
            }
            return values;
        }

        byte[] bytes(int count) throws IOException {
            if (count < 0 || count > left) {
                throw new DamagedException("it ends too early");
            }
            byte[] bytes = new byte[count];
            raw(bytes);
            crc.update(bytes);
            left -= count;
            return bytes;
        }

        void finish() throws IOException {
            byte[] sum = new byte[Integer.BYTES];
            raw(sum);
            if (left != 0 || ByteBuffer.wrap(sum).getInt() != (int) crc.getValue()) {
                throw new DamagedException("its checksum does not hold");
            }
        }

        private void raw(byte[] into) throws IOException {
            for (int done = 0; done < into.length; ) {
                if (!buffer.hasRemaining()) {
                    fill();
                }
                int length = Math.min(buffer.remaining(), into.length - done);
                buffer.get(into, done, length);
                done += length;
            }
        }

        private void fill() throws IOException {
            buffer.compact();
            int read = channel.read(buffer);
            buffer.flip();
            if (read < 0) {
                throw new DamagedException("it ends too early");
            }
        }
    }
}
