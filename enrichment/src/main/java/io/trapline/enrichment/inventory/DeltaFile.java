package io.trapline.enrichment.inventory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A version as the difference to another one that is on disk as a whole, big-endian.
 *
 * <pre>
 *   0   8  magic "TRAPDLT" and the format's number, '2'
 *   8  16  the other version, hex digits
 *  24  12  taken at, seconds since 1970 and nanoseconds
 *  36   4  keys; for each: 1 view, text
 *       4  rows; for each: 1 view, 1 n, then n times: 1 whether there is a text, text
 *       4  CRC32C of everything before
 * </pre>
 *
 * <p>A text is its length in 4 bytes and UTF-8. Format 1 is the same; its versions were named by another reckoning,
 * so that what it gives cannot be checked by its name.
 *
 * @param checked false for a version whose name is no longer reckoned so
 */
record DeltaFile(String base, Instant takenAt, Delta delta, boolean checked) {

    private static final byte[] MAGIC = "TRAPDLT2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UNCHECKED = "TRAPDLT1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_BYTES = 16;
    private static final View[] VIEWS = View.values();

    DeltaFile(String base, Instant takenAt, Delta delta) {
        this(base, takenAt, delta, true);
    }

    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            return Arrays.equals(magic, MAGIC) || Arrays.equals(magic, UNCHECKED);
        }
    }

    /** The version on which one rests, without reading the rest. */
    static String base(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(MAGIC.length);
            return new String(in.readNBytes(VERSION_BYTES), StandardCharsets.US_ASCII);
        }
    }

    @SuppressWarnings("EnumOrdinal") // the order of the views is part of the format
    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(MAGIC);
        out.write(base.getBytes(StandardCharsets.US_ASCII));
        out.writeLong(takenAt.getEpochSecond());
        out.writeInt(takenAt.getNano());
        out.writeInt(delta.size());
        for (View view : Delta.KEYED) {
            for (String key : delta.keys(view)) {
                out.writeByte(view.ordinal());
                text(out, key);
            }
        }
        out.writeInt(delta.rows().size());
        for (Delta.Row row : delta.rows()) {
            out.writeByte(row.view().ordinal());
            out.writeByte(row.values().length);
            for (@Nullable String value : row.values()) {
                out.writeBoolean(value != null);
                if (value != null) {
                    text(out, value);
                }
            }
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.toByteArray());
        out.writeInt((int) crc.getValue());
        return bytes.toByteArray();
    }

    static DeltaFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length - Integer.BYTES;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, Math.max(0, length));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (length < MAGIC.length + VERSION_BYTES) {
            throw new InventoryFile.DamagedException("it ends too early");
        }
        in.skipNBytes(length);
        if (in.readInt() != (int) crc.getValue()) {
            throw new InventoryFile.DamagedException("its checksum does not hold");
        }
        return read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static DeltaFile read(DataInputStream in) throws IOException {
        boolean checked = Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        String base = new String(in.readNBytes(VERSION_BYTES), StandardCharsets.US_ASCII);
        Instant takenAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
        Delta delta = new Delta();
        for (int rest = in.readInt(); rest > 0; rest--) {
            delta.key(VIEWS[in.readUnsignedByte()], text(in));
        }
        for (int rest = in.readInt(); rest > 0; rest--) {
            View view = VIEWS[in.readUnsignedByte()];
            @Nullable String[] values = new String[in.readUnsignedByte()];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readBoolean() ? text(in) : null;
            }
            delta.row(view, values);
        }
        return new DeltaFile(base, takenAt, delta, checked);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
