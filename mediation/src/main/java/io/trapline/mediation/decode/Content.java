package io.trapline.mediation.decode;

/**
 * What follows a legacy header: a word of the vendor that says what happened, or a tag and then
 * perhaps such a word. Each reader looks at a known place only; none of them searches the line.
 */
final class Content {

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
            JunosMnemonic.take(line);
            return;
        }
        if (!Tag.take(line)) {
            line.format = line.timestamp == null ? "plain" : "rfc3164";
            return;
        }
        line.format = "rfc3164";
        boolean process = line.procId != null;
        if (CiscoMnemonic.take(line)) {
            line.format = process || line.hostname == null ? "cisco" : "arista";
        } else if (!JunosMnemonic.take(line)) {
            TimosMnemonic.take(line);
        }
    }

    /** True where a vendor's word stands, which no host or tag can be. */
    static boolean vendorWord(Line line, int from) {
        return line.peek(from) == '%' || HuaweiMnemonic.end(line, from) > 0 || MikrotikTopics.end(line, from) > 0;
    }

    private static boolean mnemonic(Line line) {
        return switch (line.peek(line.at)) {
            case '%' -> CiscoMnemonic.take(line) || HuaweiMnemonic.take(line) || RadlanMnemonic.take(line);
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
