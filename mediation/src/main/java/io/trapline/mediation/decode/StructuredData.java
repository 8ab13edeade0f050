package io.trapline.mediation.decode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SD-ELEMENTs of RFC 5424 section 6.3.1 to 6.3.3. */
final class StructuredData {

    private static final int SD_NAME_MAX = 32;

    private StructuredData() {}

    /** Takes one or more SD-ELEMENTs; false means that they break the grammar, the cursor is anywhere. */
    static boolean read(Line line) {
        Map<String, Map<String, String>> elements = new LinkedHashMap<>();
        while (line.peek(line.at) == '[') {
            line.at++;
            String id = name(line);
            if (id == null || elements.containsKey(id)) {
                return false; // The same SD-ID must not exist more than once (section 6.3.2).
            }
            Map<String, String> parameters = parameters(line);
            if (parameters == null) {
                return false;
            }
            elements.put(id, parameters);
        }
        line.structuredData = elements;
        return !elements.isEmpty();
    }

    private static @Nullable Map<String, String> parameters(Line line) {
        Map<String, String> parameters = Map.of();
        while (line.peek(line.at) == ' ') {
            line.at++;
            String name = name(line);
            if (name == null || line.peek(line.at) != '=' || line.peek(line.at + 1) != '"') {
                return null;
            }
            line.at += 2;
            String value = value(line);
            if (value == null) {
                return null;
            }
            if (parameters.isEmpty()) {
                parameters = new LinkedHashMap<>();
            }
            // A name may repeat, as ip does in "origin" (section 7.2.1).
            parameters.merge(name, value, (first, next) -> first + "," + next);
        }
        if (line.peek(line.at) != ']') {
            return null;
        }
        line.at++;
        return parameters;
    }

    private static @Nullable String name(Line line) {
        int from = line.at;
        int p = from;
        while (p < line.end && nameOctet(line.bytes[p])) {
            p++;
        }
        if (p == from || p - from > SD_NAME_MAX) {
            return null;
        }
        line.at = p;
        return line.ascii(from, p);
    }

    private static boolean nameOctet(int octet) {
        return octet > ' ' && octet < 0x7F && octet != '=' && octet != ']' && octet != '"';
    }

    /** PARAM-VALUE and its closing quote. A backslash before anything but {@code " \ ]} is a backslash. */
    private static @Nullable String value(Line line) {
        int from = line.at;
        int escapes = 0;
        int p = from;
        while (p < line.end && line.bytes[p] != '"') {
            if (line.bytes[p] == ']') {
                return null;
            }
            if (escaped(line, p)) {
                escapes++;
                p++;
            }
            p++;
        }
        if (p >= line.end || !Utf8.valid(line.bytes, from, p)) {
            return null;
        }
        line.at = p + 1;
        return escapes == 0 ? line.text(from, p) : unescaped(line, from, p, escapes);
    }

    private static boolean escaped(Line line, int p) {
        if (line.bytes[p] != '\\') {
            return false;
        }
        int next = line.peek(p + 1);
        return next == '"' || next == '\\' || next == ']';
    }

    private static String unescaped(Line line, int from, int to, int escapes) {
        byte[] plain = new byte[to - from - escapes];
        int length = 0;
        for (int p = from; p < to; p++) {
            if (escaped(line, p)) {
                p++;
            }
            plain[length++] = line.bytes[p];
        }
        return Utf8.text(plain, 0, length);
    }
}
