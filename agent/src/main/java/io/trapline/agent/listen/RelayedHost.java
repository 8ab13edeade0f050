package io.trapline.agent.listen;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * The HOSTNAME of a syslog message where RFC 5424 and RFC 3164 put it, read without decoding: enough to
 * tell the devices behind a relay apart. What writes its header otherwise has none.
 *
 * <pre>
 *   &lt;PRI&gt;VERSION SP TIMESTAMP SP HOSTNAME SP      RFC 5424 section 6
 *   &lt;PRI&gt;Mmm dd hh:mm:ss SP HOSTNAME SP           RFC 3164 section 4.1.2
 * </pre>
 */
final class RelayedHost {

    private static final int PRI_MAX = 5;
    private static final int VERSION_MAX = 3;
    private static final int LEGACY_STAMP = 16;
    private static final int STAMP_MAX = 40;
    private static final int HOST_MAX = 255;

    private RelayedHost() {}

    /** Printable ASCII; empty when there is none at its place. */
    static String of(ByteBuf message) {
        int pri = token(message, message.readerIndex(), PRI_MAX, '>');
        if (pri < 0) {
            return "";
        }
        int first = at(message, pri + 1);
        int from = digit(first) ? behindStamp(message, pri + 1) : legacy(message, pri + 1);
        int to = from < 0 ? -1 : token(message, from, HOST_MAX, ' ');
        if (to <= from || (to - from == 1 && at(message, from) == '-') || at(message, to - 1) == ':') {
            return "";
        }
        return message.toString(from, to - from, StandardCharsets.US_ASCII);
    }

    private static int behindStamp(ByteBuf message, int from) {
        int version = token(message, from, VERSION_MAX, ' ');
        for (int p = from; p < version; p++) {
            if (!digit(at(message, p))) {
                return -1;
            }
        }
        int stamp = version < 0 ? -1 : token(message, version + 1, STAMP_MAX, ' ');
        return stamp < 0 ? -1 : stamp + 1;
    }

    private static int legacy(ByteBuf message, int from) {
        boolean stamp = at(message, from + 3) == ' '
                && at(message, from + 6) == ' '
                && at(message, from + 9) == ':'
                && at(message, from + 12) == ':'
                && at(message, from + 15) == ' ';
        return stamp ? from + LEGACY_STAMP : -1;
    }

    /** Where printable octets end in {@code stop}, or -1 when they do not within {@code max}. */
    private static int token(ByteBuf message, int from, int max, char stop) {
        for (int p = from; p - from <= max; p++) {
            int octet = at(message, p);
            if (octet == stop) {
                return p;
            }
            if (octet <= ' ' || octet >= 0x7F || octet == '"') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean digit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    /** The octet at a position, 0 behind the message. */
    private static int at(ByteBuf message, int position) {
        return position < message.writerIndex() ? message.getByte(position) : 0;
    }
}
