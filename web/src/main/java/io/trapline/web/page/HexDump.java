package io.trapline.web.page;

/** Bytes as people read them: offset, eight pairs, and the printable characters. */
public final class HexDump {

    /** Bytes shown on a page; the API has all of them. */
    public static final int SHOWN_MAX = 2_048;

    /** Fits a third of a screen. */
    private static final int PER_LINE = 8;

    private HexDump() {}

    public static String of(byte[] bytes) {
        int length = Math.min(bytes.length, SHOWN_MAX);
        StringBuilder dump = new StringBuilder(length * 5);
        for (int at = 0; at < length; at += PER_LINE) line(dump, bytes, at, Math.min(length, at + PER_LINE));
        return dump.toString();
    }

    private static void line(StringBuilder dump, byte[] bytes, int from, int to) {
        dump.append(String.format("%04x  ", from));
        for (int i = from; i < from + PER_LINE; i++) {
            if (i < to) dump.append(String.format("%02x ", bytes[i] & 0xFF));
            else dump.append("   ");
        }
        dump.append(' ');
        for (int i = from; i < to; i++) {
            int c = bytes[i] & 0xFF;
            dump.append(c >= 0x20 && c < 0x7F ? (char) c : '·');
        }
        dump.append('\n');
    }
}
