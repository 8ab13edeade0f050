package io.trapline.deploy.fuzz;

import static io.trapline.deploy.fuzz.Bounds.same;

import io.trapline.mediation.Decoded.SyslogMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Syslog as it is found: RFC 3164 and the dialects. A line written by section 4 of it around words of
 * the input reads as those words.
 */
public final class Rfc3164Target {

    private static final SyslogReading READING = new SyslogReading();
    private static final int WORD_MAX = 24;

    private Rfc3164Target() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        READING.of(input);
        int priority = input.length == 0 ? 0 : (input[0] & 0xFF) % 192;
        String host = "h" + letters(input, 1);
        String tag = "t" + letters(input, input.length / 3);
        String message = "m" + letters(input, input.length / 2) + " said so.";
        String line = "<%d>Nov 22 21:04:05 %s %s[77]: %s".formatted(priority, host, tag, message);
        SyslogMessage read = READING.of(line.getBytes(StandardCharsets.UTF_8));
        same(priority >> 3, number(read.facility()), input, "facility of " + line);
        same(priority & 7, number(read.severity()), input, "severity of " + line);
        same(host, text(read.hostname()), input, "host of " + line);
        same(tag, text(read.appName()), input, "tag of " + line);
        same("77", text(read.procId()), input, "process of " + line);
        same(message, read.message(), input, "message of " + line);
        same("2026-11-22T21:04:05+01:00", text(read.timestamp()), input, "time stamp of " + line);
    }

    private static Object text(@Nullable String text) {
        return text == null ? "nothing" : text;
    }

    private static Object number(@Nullable Integer number) {
        return number == null ? "nothing" : number;
    }

    /** A few octets of the input as letters a to p: words that no dialect has for its own. */
    private static String letters(byte[] input, int from) {
        var letters = new StringBuilder();
        for (int at = from; at < input.length && letters.length() < WORD_MAX; at++) {
            letters.append((char) ('a' + (input[at] & 0x0F)));
        }
        return letters.toString();
    }
}
