package io.trapline.deploy.fuzz;

import static io.trapline.deploy.fuzz.Bounds.check;
import static io.trapline.deploy.fuzz.Bounds.same;

import io.trapline.mediation.Decoded.SyslogMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Syslog by RFC 5424. What was read as such is written again by the grammar and must read the same:
 * every field, parameter and escape.
 */
public final class Rfc5424Target {

    private static final SyslogReading READING = new SyslogReading();

    private Rfc5424Target() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        SyslogMessage read = READING.of(input);
        if (!read.format().equals("rfc5424")) {
            return;
        }
        Integer facility = read.facility();
        Integer severity = read.severity();
        check(facility != null && severity != null, input, "RFC 5424 without a priority");
        if (facility != null && severity != null) {
            String line = line(read, facility * 8 + severity);
            SyslogMessage again = READING.of(line.getBytes(StandardCharsets.UTF_8));
            // A broken octet becomes three: what is looked for near the beginning may stand farther on.
            boolean broken = line.indexOf('\uFFFD') >= 0;
            same(
                    broken ? bare(read) : read,
                    broken ? bare(again) : again,
                    input,
                    "what was read and written again as " + line);
        }
    }

    private static SyslogMessage bare(SyslogMessage m) {
        return new SyslogMessage(
                m.format(),
                m.facility(),
                m.severity(),
                m.timestamp(),
                m.hostname(),
                m.appName(),
                m.procId(),
                m.msgId(),
                m.structuredData(),
                m.message(),
                null);
    }

    private static String line(SyslogMessage read, int priority) {
        var line = new StringBuilder("<").append(priority).append(">1 ");
        line.append(word(read.timestamp())).append(' ').append(word(read.hostname()));
        line.append(' ').append(word(read.appName())).append(' ').append(word(read.procId()));
        line.append(' ').append(word(read.msgId())).append(' ');
        if (read.structuredData().isEmpty()) {
            line.append('-');
        }
        for (Map.Entry<String, Map<String, String>> element :
                read.structuredData().entrySet()) {
            line.append('[').append(element.getKey());
            element.getValue()
                    .forEach((name, value) -> line.append(' ')
                            .append(name)
                            .append("=\"")
                            .append(escaped(value))
                            .append('"'));
            line.append(']');
        }
        return read.message().isEmpty()
                ? line.toString()
                : line.append(' ').append(read.message()).toString();
    }

    private static String word(@Nullable String value) {
        return value == null ? "-" : value;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }
}
