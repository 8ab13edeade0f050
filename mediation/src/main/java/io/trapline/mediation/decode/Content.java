package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;

/**
 * What follows a legacy header: a word of the vendor that says what happened, or a tag and then
 * perhaps such a word. Each reader looks at a known place only; none of them searches the line.
 */
final class Content {

    private static final byte[] INSTANCE = "Instance ".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] MARK = "%$".getBytes(StandardCharsets.US_ASCII);
    private static final int CONTEXT_MAX = 80;

    private Content() {}

    /**
     * Takes tag and mnemonic; leaves the cursor on the message, which keeps its mnemonic.
     *
     * @param header whether something before says that this is syslog, so that a word with a colon is a tag
     */
    static void take(Line line, boolean header) {
        int colon = line.peek(line.at) == ':' ? line.skipSpaces(line.at + 1) : line.at;
        if (line.peek(colon) == '%') {
            line.at = colon; // ASA: "host : %ASA-..."
        }
        if (mnemonic(line)) {
            return;
        }
        if (!header) {
            bare(line);
            return;
        }
        if (!Tag.take(line)) {
            line.format = line.timestamp == null ? "plain" : "rfc3164";
            return;
        }
        line.format = "rfc3164";
        BodyHost.beforeClock(line);
        boolean process = line.procId != null;
        if (JunosMnemonic.takeExplicit(line)) {
            return;
        }
        if (CiscoMnemonic.take(line) || countedWord(line)) {
            line.format = process || line.hostname == null ? "cisco" : "arista";
        } else if (!JunosMnemonic.take(line)) {
            TimosMnemonic.take(line);
        }
    }

    /** Junos without any header, as some collectors hand it on: {@code mgd[94759]: UI_AUTH_EVENT: ...}. */
    private static void bare(Line line) {
        int from = line.at;
        if (JunosMnemonic.take(line) || line.peek(Tag.end(line, from)) != '[' || !Tag.take(line)) {
            return;
        }
        if (!JunosMnemonic.take(line)) {
            line.appName = null;
            line.procId = null;
            line.at = from;
        }
    }

    /**
     * EOS has a count or an instance between the tag and the word, which the message keeps:
     * {@code PortSec: 407: %ETH-...}, {@code Ospf: Instance 1: %OSPF-...}.
     */
    private static boolean countedWord(Line line) {
        int at = line.at;
        int from = line.startsWith(at, INSTANCE) ? at + INSTANCE.length : at;
        int to = line.skipDigits(from);
        if (to == from || line.peek(to) != ':') {
            return false;
        }
        line.at = line.skipSpaces(to + 1);
        boolean taken = CiscoMnemonic.take(line);
        line.at = at;
        return taken;
    }

    /** NX-OS names its virtual device before the word, which the message keeps: {@code %$ VDC-1 %$ %ETHPORT-...}. */
    private static boolean contextWord(Line line) {
        int from = line.at;
        int p = from + MARK.length;
        while (p - from < CONTEXT_MAX && p < line.end && !line.startsWith(p, MARK)) {
            p++;
        }
        if (!line.startsWith(from, MARK) || !line.startsWith(p, MARK)) {
            return false;
        }
        line.at = line.skipSpaces(p + MARK.length);
        boolean taken = CiscoMnemonic.take(line);
        line.at = from;
        return taken;
    }

    /**
     * Notes the vendor's word of a message whose header was RFC 5424: Junos has it as MSGID beside its
     * structured data, others begin their message with it. Nothing else changes.
     */
    static void word(Line line) {
        if (line.junos && line.msgId != null) {
            line.mnemonic = line.msgId;
            return;
        }
        int at = line.at;
        String format = line.format;
        line.at = line.skipSpaces(Rfc5424.bom(line) ? at + 3 : at);
        if (line.peek(line.at) == '%' || Line.isUpper(line.peek(line.at))) {
            takeWord(line);
        }
        line.at = at;
        line.format = format;
    }

    private static boolean takeWord(Line line) {
        return CiscoMnemonic.take(line) || HuaweiMnemonic.take(line) || JunosMnemonic.take(line);
    }

    /** True where a vendor's word stands, which no host or tag can be. */
    static boolean vendorWord(Line line, int from) {
        return line.peek(from) == '%' || HuaweiMnemonic.end(line, from) > 0 || MikrotikTopics.end(line, from) > 0;
    }

    private static boolean mnemonic(Line line) {
        return switch (line.peek(line.at)) {
            case '%' ->
                CiscoMnemonic.take(line) || contextWord(line) || HuaweiMnemonic.take(line) || RadlanMnemonic.take(line);
            case '<' -> ExosMnemonic.take(line);
            default ->
                HuaweiMnemonic.take(line)
                        || MikrotikTopics.take(line)
                        || TimosMnemonic.take(line)
                        || ProcurveEvent.take(line)
                        || ZteAlarm.take(line);
        };
    }
}
