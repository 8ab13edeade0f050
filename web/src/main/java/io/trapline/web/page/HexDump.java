package io.trapline.web.page;

import java.util.ArrayList;
import java.util.List;

/** Bytes as people read them: offset, eight pairs, and the printable characters. */
public final class HexDump {

    /** Bytes shown on a page; the API has all of them. */
    public static final int SHOWN_MAX = 2_048;

    /** Fits a third of a screen. */
    private static final int PER_LINE = 8;

    private HexDump() {}

    public static List<String> lines(byte[] bytes) {
        int length = Math.min(bytes.length, SHOWN_MAX);
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < length; at += PER_LINE) lines.add(line(bytes, at, Math.min(length, at + PER_LINE)));
        return lines;
    }

    private static String line(byte[] bytes, int from, int to) {
        StringBuilder line = new StringBuilder(String.format("%04x  ", from));
        for (int i = from; i < from + PER_LINE; i++) {
            if (i < to) line.append(String.format("%02x ", bytes[i] & 0xFF));
            else line.append("   ");
        }
        line.append(' ');
        for (int i = from; i < to; i++) {
            int c = bytes[i] & 0xFF;
            line.append(c >= 0x20 && c < 0x7F ? (char) c : '·');
        }
        return line.toString();
    }
}
