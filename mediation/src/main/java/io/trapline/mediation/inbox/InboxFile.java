package io.trapline.mediation.inbox;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.decode.SnmpDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inbox on disk, one file: written aside, forced, renamed. Groups are not written: they are what the samples
 * say.
 *
 * <pre>
 *   magic "TPLI" | form | CRC32C of the rest | cursor since total overflow gone | rows (u32) | row ...
 *   row: count first last sampleRecord | source (UTF) | length (u32) | sample      times in ms, big endian
 * </pre>
 */
final class InboxFile {

    private static final Logger LOG = LoggerFactory.getLogger(InboxFile.class);
    private static final int MAGIC = 0x54504C49; // "TPLI"
    private static final int FORM = 1;
    private static final int HEADER = 12;

    private final Path file;

    InboxFile(Path file) {
        this.file = file;
    }

    /** The table as it was written last, or an empty one that begins behind {@code cursor}. */
    InboxTable read(long cursor, Instant now) {
        if (Files.exists(file)) {
            try {
                return table(Files.readAllBytes(file));
            } catch (IOException e) {
                LOG.warn("The inbox cannot be read and begins anew. file={} reason={}", file, e.toString());
            }
        }
        return new InboxTable(new InboxTable.Counts(cursor, now, 0, 0, 0), List.of());
    }

    private static InboxTable table(byte[] bytes) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || header.getInt() != MAGIC || header.getInt() != FORM) {
            throw new IOException("not an inbox of this version");
        }
        var crc = new CRC32C();
        crc.update(bytes, HEADER, bytes.length - HEADER);
        if ((int) crc.getValue() != header.getInt()) {
            throw new IOException("checksum differs");
        }
        var in = new DataInputStream(new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER));
        var counts = new InboxTable.Counts(
                in.readLong(), Instant.ofEpochMilli(in.readLong()), in.readLong(), in.readLong(), in.readLong());
        int size = in.readInt();
        List<InboxRow> rows = new ArrayList<>();
        var decoder = new SnmpDecoder();
        for (int i = 0; i < size; i++) {
            long count = in.readLong();
            Instant first = Instant.ofEpochMilli(in.readLong());
            Instant last = Instant.ofEpochMilli(in.readLong());
            long record = in.readLong();
            String source = in.readUTF();
            byte[] sample = in.readNBytes(in.readInt());
            // A decoder that learned more may see something else in the same bytes; then it is no trap to keep.
            if (decoder.decode(sample) instanceof Decoded.Trap trap) {
                rows.add(new InboxRow(InboxGroup.of(trap), count, first, last, record, source, sample, trap));
            }
        }
        return new InboxTable(counts, rows);
    }

    void write(InboxTable table) throws IOException {
        var body = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(body)) {
            InboxTable.Counts counts = table.counts();
            out.writeLong(counts.cursor());
            out.writeLong(counts.since().toEpochMilli());
            out.writeLong(counts.total());
            out.writeLong(counts.overflow());
            out.writeLong(counts.gone());
            List<InboxRow> rows = table.view().rows();
            out.writeInt(rows.size());
            for (InboxRow row : rows) {
                out.writeLong(row.count());
                out.writeLong(row.first().toEpochMilli());
                out.writeLong(row.last().toEpochMilli());
                out.writeLong(row.sampleRecord());
                out.writeUTF(row.source());
                out.writeInt(row.sample().length);
                out.write(row.sample());
            }
        }
        byte[] bytes = body.toByteArray();
        var crc = new CRC32C();
        crc.update(bytes);
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .putInt(MAGIC)
                .putInt(FORM)
                .putInt((int) crc.getValue())
                .flip();
        Path aside = file.resolveSibling(file.getFileName() + ".writing");
        Files.createDirectories(aside.toAbsolutePath().getParent());
        try (var channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer part : List.of(header, ByteBuffer.wrap(bytes))) {
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            }
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
