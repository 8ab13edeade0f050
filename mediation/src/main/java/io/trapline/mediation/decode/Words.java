package io.trapline.mediation.decode;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few words that time stamps and headers are made of, compared without making text. */
final class Words {

    private static final int WORD_MAX = 16;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final OctetSet MONTH_INITIALS = OctetSet.of("jfmasond");
    private static final String WEEKDAYS = "montuewedthufrisatsun";

    /**
     * Zone letters that mean one offset wherever devices write them, in minutes. What means several
     * (IST, CST, AST, ...) is not here: the zone configured for the source decides.
     */
    private static final Map<Long, ZoneOffset> ZONES = Map.ofEntries(
            zone("UTC", 0),
            zone("GMT", 0),
            zone("Z", 0),
            zone("WET", 0),
            zone("WEST", 60),
            zone("CET", 60),
            zone("MET", 60),
            zone("MEZ", 60),
            zone("CEST", 120),
            zone("MEST", 120),
            zone("MESZ", 120),
            zone("EET", 120),
            zone("EEST", 180),
            zone("MSK", 180),
            zone("EST", -300),
            zone("EDT", -240),
            zone("CDT", -300),
            zone("MST", -420),
            zone("MDT", -360),
            zone("PST", -480),
            zone("PDT", -420),
            zone("AKST", -540),
            zone("AKDT", -480),
            zone("HST", -600),
            zone("JST", 540),
            zone("KST", 540),
            zone("HKT", 480),
            zone("SGT", 480),
            zone("AEST", 600),
            zone("AEDT", 660),
            zone("NZST", 720),
            zone("NZDT", 780));

    private static final Set<String> SELECTORS = Set.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");

    private static final Set<String> LEVELS =
            Set.of("emerg", "alert", "crit", "err", "error", "warning", "warn", "notice", "info", "debug");

    private Words() {}

    private static Map.Entry<Long, ZoneOffset> zone(String letters, int minutes) {
        long key = 0;
        for (int i = 0; i < letters.length(); i++) {
            key = (key << 8) | letters.charAt(i);
        }
        return Map.entry(key, ZoneOffset.ofTotalSeconds(minutes * 60));
    }

    /** 1 to 12, or 0 when the three octets are no month. */
    static int month(Line line, int from) {
        return MONTH_INITIALS.has(line.peek(from) | 0x20) ? triple(line, from, MONTHS) + 1 : 0;
    }

    static boolean weekday(Line line, int from) {
        int next = line.peek(from + 3);
        return (next == ' ' || next == ',') && triple(line, from, WEEKDAYS) >= 0;
    }

    /** True for {@code facility.severity} as syslogd writes selectors. */
    static boolean selector(Line line, int from, int to) {
        int dot = from;
        while (dot < to && line.bytes[dot] != '.') {
            dot++;
        }
        return dot < to
                && to - from < WORD_MAX
                && SELECTORS.contains(line.ascii(from, dot))
                && LEVELS.contains(line.ascii(dot + 1, to));
    }

    /** True for the name of a syslog severity as syslogd writes it. */
    static boolean level(Line line, int from, int to) {
        return to > from && to - from < WORD_MAX && LEVELS.contains(line.ascii(from, to));
    }

    /** The word before a mark, or the empty word when the mark is not near. */
    static String until(Line line, int from, char mark) {
        int p = from;
        while (p - from < WORD_MAX && line.peek(p) > ' ' && line.peek(p) != mark) {
            p++;
        }
        return line.peek(p) == mark ? line.ascii(from, p) : "";
    }

    private static int triple(Line line, int from, String words) {
        int a = line.peek(from) | 0x20;
        int b = line.peek(from + 1) | 0x20;
        int c = line.peek(from + 2) | 0x20;
        for (int i = 0; i < words.length(); i += 3) {
            if (words.charAt(i) == a && words.charAt(i + 1) == b && words.charAt(i + 2) == c) {
                return i / 3;
            }
        }
        return -1;
    }

    /** The offset of zone letters with one meaning, else null. */
    static @Nullable ZoneOffset offset(Line line, int from, int size) {
        long key = 0;
        for (int i = 0; i < size; i++) {
            key = (key << 8) | (line.peek(from + i) & 0xFF);
        }
        return ZONES.get(key);
    }
}
