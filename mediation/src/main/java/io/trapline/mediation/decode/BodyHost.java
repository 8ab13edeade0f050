package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host of a message whose header names none, where a published format of its body has a field for
 * it: {@code dvchost} of ArcSight's Common Event Format, {@code h} of Splunk's forwarded events, {@code fw} of SonicWall and Stormshield, the
 * word before the second clock of Citrix' management service. Nothing else of a body is a host.
 */
final class BodyHost {

    private static final byte[] CEF = "CEF:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DVCHOST = "dvchost=".getBytes(StandardCharsets.US_ASCII);
    /** Its private enterprise number. */
    private static final String SPLUNK_FIELDS = "fields@274489";

    private static final byte[] FIREWALL_ID = "id=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FW = " fw=".getBytes(StandardCharsets.US_ASCII);
    private static final int PAIRS_MAX = 200;

    private static final int CEF_BARS = 7;

    private BodyHost() {}

    /** Looks at the message under the cursor; does nothing when the header named a host. */
    static void take(Line line) {
        if (line.hostname != null) {
            return;
        }
        Map<String, String> fields = line.structuredData.get(SPLUNK_FIELDS);
        if (fields != null) {
            line.hostname = fields.get("h");
        } else if (line.startsWith(line.at, CEF)) {
            line.hostname = deviceHost(line, line.at + CEF.length);
        } else if (line.startsWith(line.at, FIREWALL_ID)) {
            line.hostname = firewall(line, line.at);
        }
    }

    /** {@code fw} of the pairs that SonicWall and Stormshield begin with {@code id=}. */
    private static @Nullable String firewall(Line line, int from) {
        int stop = Math.min(line.end, from + PAIRS_MAX);
        for (int p = from; p < stop; p++) {
            if (line.startsWith(p, FW)) {
                int quote = line.peek(p + FW.length) == '"' ? 1 : 0;
                int start = p + FW.length + quote;
                int to = start;
                while (line.peek(to) > ' ' && line.peek(to) != '"') {
                    to++;
                }
                return to > start && Tag.mayBeHost(line, start, to) ? line.text(start, to) : null;
            }
        }
        return null;
    }

    /** Takes a host that stands before a time of day with its zone: {@code ns1  09:26:53 GMT ns1 0-PPE-0 :}. */
    static void beforeClock(Line line) {
        int to = line.tokenEnd(line.at);
        int clock = line.skipSpaces(to);
        boolean timed = line.peek(clock + 2) == ':' && line.peek(clock + 5) == ':' && line.peek(clock + 8) == ' ';
        if (line.hostname != null || !timed || !Tag.mayBeHost(line, line.at, to)) {
            return;
        }
        int zone = clock + 9;
        if (Line.isDigit(line.peek(clock)) && Words.offset(line, zone, line.tokenEnd(zone) - zone) != null) {
            line.hostname = Tag.host(line, line.at, to);
        }
    }

    /** The extension {@code dvchost} behind the seven bars of a CEF header; a bar after a backslash is none. */
    private static @Nullable String deviceHost(Line line, int from) {
        int p = from;
        for (int bars = 0; p < line.end && bars < CEF_BARS; p++) {
            bars += line.bytes[p] == '|' && line.bytes[p - 1] != '\\' ? 1 : 0;
        }
        for (; p < line.end; p++) {
            boolean apart = line.bytes[p - 1] == '|' || line.bytes[p - 1] == ' ';
            if (apart && line.startsWith(p, DVCHOST)) {
                int start = p + DVCHOST.length;
                int to = line.tokenEnd(start);
                return to > start && Tag.mayBeHost(line, start, to) ? line.text(start, to) : null;
            }
        }
        return null;
    }
}
