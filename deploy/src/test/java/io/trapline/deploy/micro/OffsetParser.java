package io.trapline.deploy.micro;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The plain twin for RFC 5424: walks the header by offsets and cuts its parts out as text, with the
 * checks that the grammar asks for and no more.
 */
final class OffsetParser {

    /** What it finds, in the order of the header. */
    record Parts(
            int facility,
            int severity,
            String timestamp,
            String hostname,
            String appName,
            String procId,
            String msgId,
            Map<String, Map<String, String>> structuredData,
            String message) {}

    private final byte[] bytes;
    private int at;

    private OffsetParser(byte[] bytes) {
        this.bytes = bytes;
    }

    static Parts parse(byte[] line) {
        return new OffsetParser(line).parts();
    }

    private Parts parts() {
        expect('<');
        int pri = 0;
        while (bytes[at] != '>') {
            pri = pri * 10 + digit();
        }
        expect('>');
        expect('1');
        expect(' ');
        String timestamp = word();
        String hostname = word();
        String appName = word();
        String procId = word();
        String msgId = word();
        Map<String, Map<String, String>> data = bytes[at] == '-' ? none() : elements();
        String message = "";
        if (at < bytes.length) {
            expect(' ');
            message = new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8);
        }
        return new Parts(pri >> 3, pri & 7, timestamp, hostname, appName, procId, msgId, data, message);
    }

    private Map<String, Map<String, String>> none() {
        at++;
        return Map.of();
    }

    private Map<String, Map<String, String>> elements() {
        Map<String, Map<String, String>> elements = new LinkedHashMap<>();
        while (at < bytes.length && bytes[at] == '[') {
            at++;
            String id = until((byte) ' ', (byte) ']');
            Map<String, String> parameters = new LinkedHashMap<>();
            while (bytes[at] == ' ') {
                at++;
                String name = until((byte) '=', (byte) '=');
                at++;
                expect('"');
                parameters.put(name, until((byte) '"', (byte) '"'));
                at++;
            }
            expect(']');
            elements.put(id, parameters);
        }
        return elements;
    }

    private String word() {
        String word = until((byte) ' ', (byte) ' ');
        at++;
        return word;
    }

    private String until(byte one, byte other) {
        int from = at;
        while (bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    private int digit() {
        int digit = bytes[at++] - '0';
        if (digit < 0 || digit > 9) {
            throw new IllegalArgumentException("no digit at " + (at - 1));
        }
        return digit;
    }

    private void expect(char octet) {
        if (bytes[at++] != octet) {
            throw new IllegalArgumentException("no " + octet + " at " + (at - 1));
        }
    }
}
