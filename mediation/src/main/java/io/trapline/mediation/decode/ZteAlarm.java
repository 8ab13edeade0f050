package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;

/**
 * {@code An alarm 19712 level 5 occurred at 16:05:51 12-07-2012 sent by ZXR10 MCP %IP% ...} of ZTE
 * ZXR10 and ZXA10. The message keeps all of it.
 */
final class ZteAlarm {

    private static final byte[] ALARM = "An alarm ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTIFICATION = "A notification ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SENT_BY = "sent by ".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_MAX = 120;

    private ZteAlarm() {}

    /** Takes number and sender; the cursor stays. False when the message does not begin like that. */
    static boolean take(Line line) {
        int from = line.at;
        int number = line.startsWith(from, ALARM)
                ? from + ALARM.length
                : line.startsWith(from, NOTIFICATION) ? from + NOTIFICATION.length : -1;
        int to = number < 0 ? -1 : line.skipDigits(number);
        if (number < 0 || to == number) {
            return false;
        }
        line.mnemonic = line.ascii(number, to);
        line.format = "zte";
        for (int p = to; p < line.end && p - from < HEADER_MAX && line.hostname == null; p++) {
            if (line.startsWith(p, SENT_BY)) {
                int host = p + SENT_BY.length;
                line.hostname = Tag.host(line, host, line.tokenEnd(host));
            }
        }
        return true;
    }
}
