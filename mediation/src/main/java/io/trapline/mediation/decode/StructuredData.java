package io.trapline.mediation.decode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SD-ELEMENTs of RFC 5424 section 6.3.1 to 6.3.3. */
final class StructuredData {

    private static final int SD_NAME_MAX = 32;
    private static final int JOINED_MAX = 256;
    /** Room for three parameters without another thought. */
    private static final int PARAMETERS_USUAL = 4;

    private static final String JUNOS = "junos@";

    private StructuredData() {}

    /** Takes elements as their sender meant them: blanks around an equals sign, names of any length, an unescaped bracket. */
    static boolean readTolerant(Line line) {
        return read(line, true);
    }

    /** Takes one or more SD-ELEMENTs; false means that they break the grammar, the cursor is anywhere. */
    static boolean read(Line line) {
        return read(line, false);
    }

    private static boolean read(Line line, boolean tolerant) {
        Map<String, Map<String, String>> elements = Map.of();
        boolean junos = false;
        while (line.peek(line.at) == '[') {
            line.at++;
            String id = name(line, tolerant);
            Map<String, String> parameters = id == null ? null : parameters(line, tolerant);
            if (id == null || parameters == null) {
                return false;
            }
            junos |= id.startsWith(JUNOS);
            if (elements.isEmpty()) {
                elements = Map.of(id, parameters); // The usual message has one.
                continue;
            }
            if (elements.containsKey(id) && !tolerant) {
                return false; // The same SD-ID must not exist more than once (section 6.3.2).
            }
            elements = elements.size() == 1 ? new LinkedHashMap<>(elements) : elements;
            elements.put(id, parameters);
        }
        line.structuredData = elements;
        line.junos = junos;
        return !elements.isEmpty();
    }

    private static @Nullable Map<String, String> parameters(Line line, boolean tolerant) {
        Map<String, String> parameters = null;
        while (line.peek(line.at) == ' ') {
            line.at = tolerant ? line.skipSpaces(line.at) : line.at + 1;
            if (tolerant && line.peek(line.at) == ']') {
                break;
            }
            String name = name(line, tolerant);
            if (name == null || !assignment(line, tolerant)) {
                return null;
            }
            String value = value(line, tolerant);
            if (value == null) {
                return null;
            }
            if (parameters == null) {
                parameters = new LinkedHashMap<>(PARAMETERS_USUAL);
            }
            String before = parameters.put(name, value);
            if (before != null) {
                // A name may repeat, as ip does in "origin" (section 7.2.1); joining them is bounded.
                parameters.put(name, before.length() > JOINED_MAX ? before : before + "," + value);
            }
        }
        if (line.peek(line.at) != ']') {
            return null;
        }
        line.at++;
        return parameters == null ? Map.of() : parameters;
    }

    /** Takes the equals sign and the opening quote. */
    private static boolean assignment(Line line, boolean tolerant) {
        int equals = tolerant ? line.skipSpaces(line.at) : line.at;
        int quote = tolerant ? line.skipSpaces(equals + 1) : equals + 1;
        line.at = quote + 1;
        return line.peek(equals) == '=' && line.peek(quote) == '"';
    }

    private static @Nullable String name(Line line, boolean tolerant) {
        int from = line.at;
        int p = from;
        while (p < line.end && nameOctet(line.bytes[p])) {
            p++;
        }
        if (p == from || (!tolerant && p - from > SD_NAME_MAX)) {
            return null;
        }
        line.at = p;
        return line.ascii(from, p);
    }

    private static boolean nameOctet(int octet) {
        return octet > ' ' && octet < 0x7F && octet != '=' && octet != ']' && octet != '"';
    }

    /** PARAM-VALUE and its closing quote. A backslash before anything but {@code " \ ]} is a backslash. */
    private static @Nullable String value(Line line, boolean tolerant) {
        int from = line.at;
        int escapes = 0;
        int signs = 0; // Its sign says whether any octet was not ASCII.
        int p = from;
        while (p < line.end && line.bytes[p] != '"') {
            int octet = line.bytes[p];
            if (octet == ']' && !tolerant) {
                return null;
            }
            if (octet == '\\' && escaped(line, p)) {
                escapes++;
                p++;
            }
            signs |= octet;
            p++;
        }
        if (p >= line.end || (signs < 0 && !tolerant && !Utf8.valid(line.bytes, from, p))) {
            return null;
        }
        line.at = p + 1;
        if (escapes > 0) {
            return unescaped(line, from, p, escapes);
        }
        return signs < 0 ? line.text(from, p) : line.ascii(from, p);
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
