package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Syslog as it was before RFC 5424 and as most devices still send it: RFC 3164 describes it, nobody
 * keeps to it.
 *
 * <pre>
 *   [sequence:] [host:] [node:] [*|.] stamp [zone] [:]   Cisco IOS, IOS-XE, IOS-XR, NX-OS, ASA
 *   stamp host tag[pid]: message                         RFC 3164, Junos, EOS, Linux
 *   date=... time=... devname=...                        FortiOS
 *   stamp host ...                                       a relay's own before any of them
 * </pre>
 *
 * Owned by one thread and reused.
 */
final class LegacyHeader {

    /** What syslogd says of itself, on some without its host. */
    private static final byte[] REPEATED = "last message repeated ".getBytes(StandardCharsets.US_ASCII);

    private final Stamp stamp;
    private final Prelude prelude = new Prelude();
    private final RelayedHeader relayed;

    LegacyHeader(Stamp stamp) {
        this.stamp = stamp;
        relayed = new RelayedHeader(stamp);
    }

    /** Takes the header; leaves the cursor on the message. */
    void read(Line line, Instant received, ZoneId zone) {
        int start = line.pri >= 0 ? line.skipSpaces(line.at) : line.at;
        line.at = start;
        if (KeyValueHeader.read(line, stamp, received, zone)) {
            return;
        }
        int first = line.skipSpaces(start);
        boolean stamped = prelude.toStamp(line, first, stamp);
        if (stamped) {
            line.format = "rfc3164";
            line.timestamp = stamp.text(received, zone);
            line.hostname = prelude.hostname();
            line.at = afterStamp(line, received, zone);
            if (KeyValueHeader.read(line, stamp, received, zone)) {
                return;
            }
        } else if (stamp.readClock(line, first, received)) {
            line.format = "rfc3164";
            line.timestamp = stamp.text(received, zone);
            line.at = host(line, line.skipSpaces(stamp.end()));
        } else {
            int mnemonic = prelude.toMnemonic(line, first);
            line.hostname = prelude.hostname();
            line.at = mnemonic < 0 ? start : mnemonic;
        }
        line.appName = prelude.task();
        RelayedHeader.repeated(line, stamp);
        Content.take(line, stamped || line.pri >= 0);
    }

    /** Host and whatever relays put around it; returns where the tag or message begins. */
    private int afterStamp(Line line, Instant received, ZoneId zone) {
        int p = line.skipSpaces(stamp.end());
        if (line.peek(p) == ':') {
            p = line.skipSpaces(p + 1);
            return line.hostname == null && tagFollows(line, p) ? host(line, p) : p;
        }
        int word = line.tokenEnd(p);
        if (Words.selector(line, p, word)) {
            p = line.skipSpaces(word);
        }
        p = host(line, p);
        int device = relayed.take(line, p, received, zone);
        if (device > p) {
            return device;
        }
        p = level(line, p);
        // A relay that did not understand the header put its own before it: the inner one is the device's.
        boolean dated = Words.month(line, p) > 0 || HuaweiMnemonic.spacedHostEnd(line, p) > 0;
        if (dated && stamp.read(line, p) && line.peek(stamp.end()) == ' ') {
            int inner = line.skipSpaces(stamp.end());
            if (isHost(line, inner)) {
                line.timestamp = stamp.text(received, zone);
                return host(line, inner);
            }
        }
        return p;
    }

    /** F5 names the severity in a word before its tag: {@code bigip1 err mcpd[6089]: ...}; steps over it. */
    private static int level(Line line, int from) {
        int to = line.tokenEnd(from);
        int next = line.skipSpaces(to);
        return Words.level(line, from, to) && Tag.end(line, next) > 0 && line.peek(to - 1) != ':' ? next : from;
    }

    /** Takes the host when one stands here; returns where the cursor goes on. */
    private int host(Line line, int from) {
        if (!isHost(line, from)) {
            return from;
        }
        int word = line.tokenEnd(from);
        // A name with blanks in it, unless the second word begins the device's own stamp behind a relay's.
        int spaced = stamp.read(line, line.skipSpaces(word)) ? -1 : HuaweiMnemonic.spacedHostEnd(line, from);
        int to = spaced < 0 ? word : spaced;
        boolean colon = line.peek(to - 1) == ':';
        line.hostname = Tag.host(line, RoutingEngine.skip(line, from, to), colon ? to - 1 : to);
        return line.skipSpaces(to);
    }

    private static boolean isHost(Line line, int from) {
        int to = line.tokenEnd(from);
        int next = line.skipSpaces(to);
        // "fw01: %ASA-6-..." names the host, any other word with a colon is a tag.
        boolean mnemonic = CiscoMnemonic.follows(line, next);
        return Tag.mayBeHost(line, from, to)
                && !line.startsWith(from, REPEATED)
                && !Content.vendorWord(line, from)
                && (mnemonic || !Tag.is(line, from, to));
    }

    private static boolean tagFollows(Line line, int from) {
        int word = line.tokenEnd(from);
        int next = line.skipSpaces(word);
        return isHost(line, from)
                && next < line.end
                && (Tag.end(line, next) > 0 && Tag.mayBeHost(line, from, word) || CiscoMnemonic.follows(line, next));
    }
}
