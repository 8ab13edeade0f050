package io.trapline.mediation.rule;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** One spelling of an address, however a device spells it: RFC 5952 for IPv6, dotted for IPv4. */
final class AddressText {

    private static final int GROUPS = 8;
    private static final int LENGTH_MAX = 45;
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /** An EUI-64 or a world-wide name looks like eight groups, and is no address. */
    private static final Pattern OCTETS = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){7}");

    private AddressText() {}

    /** The text, spelt as RFC 5952 has it when it is an IPv6 address as a whole. */
    static String canonical(String text) {
        if (text.length() > LENGTH_MAX
                || text.indexOf(':') < 0
                || !LITERAL.matcher(text).matches()
                || OCTETS.matcher(text).matches()) {
            return text;
        }
        try {
            return of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return text;
        }
    }

    static String of(InetAddress address) {
        return address instanceof Inet6Address ? compressed(address.getAddress()) : address.getHostAddress();
    }

    /** The first of the longest runs of zero groups, if longer than one, is two colons (RFC 5952 section 4.2). */
    private static String compressed(byte[] octets) {
        int from = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(octets, i + run) == 0) {
                run++;
            }
            if (run > length) {
                from = i;
                length = run;
            }
        }
        var text = new StringBuilder(LENGTH_MAX);
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
                i += length - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(octets, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] octets, int number) {
        return (octets[2 * number] & 0xFF) << 8 | octets[2 * number + 1] & 0xFF;
    }
}
