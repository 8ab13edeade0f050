package io.trapline.enrichment.inventory;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over texts and numbers, cut to 16 hex digits. A text is preceded by its length, so that no
 * two sequences feed the same bytes.
 */
final class Fingerprint {

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The content of tables: rows by their texts, so that numbers and storage order do not matter. */
    @SuppressWarnings("EnumOrdinal") // the order of the columns is part of the format
    static String of(Tables tables) {
        Fingerprint print = new Fingerprint();
        for (Column column : Column.values()) {
            if (column.optional() && tables.rows(column) == 0) {
                continue;
            }
            print.number(column.ordinal());
            switch (column.holds()) {
                case TEXT -> print.texts(tables, column);
                case ROW -> print.rows(tables, column, column.target());
                case NUMBER -> print.numbers(tables.get(column));
                case PACKED -> print.packed(tables, column);
                case WORDS -> print.number(0);
            }
        }
        return print.hex();
    }

    void number(int value) {
        if (buffer.remaining() < 4) {
            drain();
        }
        buffer.putInt(value);
    }

    void text(TextPool texts, int text) {
        int length = texts.length(text);
        number(length);
        if (buffer.remaining() < length) {
            drain();
        }
        if (length > buffer.capacity()) {
            digest.update(texts.bytes(), texts.offset(text), length);
        } else {
            buffer.put(texts.bytes(), texts.offset(text), length);
        }
    }

    String hex() {
        drain();
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private void drain() {
        digest.update(buffer.flip());
        buffer.clear();
    }

    private void texts(Tables tables, Column column) {
        int[] cells = tables.get(column);
        number(cells.length);
        for (int cell : cells) {
            if (cell < 0) {
                number(-1);
            } else {
                text(tables.texts(), cell);
            }
        }
    }

    private void rows(Tables tables, Column column, Column id) {
        int[] cells = tables.get(column);
        int[] ids = tables.get(id);
        number(cells.length);
        for (int cell : cells) {
            if (cell < 0) {
                number(-1);
            } else {
                text(tables.texts(), ids[cell]);
            }
        }
    }

    private void numbers(int[] cells) {
        number(cells.length);
        for (int cell : cells) {
            number(cell);
        }
    }

    /** Cells of two numbers: one is a word of a dictionary, the other a row or an ordinal. */
    private void packed(Tables tables, Column column) {
        boolean wordIsHigh = column == Column.LINK;
        int[] cells = tables.get(column);
        int[] dictionary = tables.get(wordIsHigh ? Column.ROLE : Column.NAMESPACE);
        number(cells.length);
        for (int cell : cells) {
            int high = cell >>> Tables.LOW_BITS;
            int low = cell & Tables.LOW_MASK;
            text(tables.texts(), dictionary[wordIsHigh ? high : low]);
            number(wordIsHigh ? low : high);
        }
    }
}
