package io.trapline.mediation.rule;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A v2c trap as a person writes it in a fixture, and its octets:
 * <code>trap 1.3.6.1.6.3.1.1.5.3 1.3.6.1.2.1.2.2.1.1.7=i:7 1.3.6.1.2.1.2.2.1.2.7="s:Port 7"</code>.
 *
 * <p>The letters are those of snmptrap: {@code i} INTEGER, {@code u} Gauge32, {@code c} Counter32,
 * {@code t} TimeTicks, {@code s} text, {@code x} octets in hexadecimal, {@code o} OID, {@code a}
 * IpAddress. What has blanks stands in double quotes. It is encoded, so that a fixture goes through
 * the decoder like any packet.
 */
final class WrittenTrap {

    private static final String MARK = "trap ";
    private static final byte[] UP_TIME = bind("1.3.6.1.2.1.1.3.0", 't', "4711");
    private static final String TRAP_OID = "1.3.6.1.6.3.1.1.4.1.0";

    private WrittenTrap() {}

    static boolean is(String line) {
        return line.startsWith(MARK) && line.length() > MARK.length() && line.charAt(MARK.length()) == '1';
    }

    /** @throws IllegalArgumentException with a sentence for whoever wrote it */
    static byte[] octets(String line) {
        List<String> words = words(line.substring(MARK.length()));
        var binds = new ByteArrayOutputStream();
        binds.writeBytes(UP_TIME);
        binds.writeBytes(bind(TRAP_OID, 'o', words.getFirst()));
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 0 || equals + 2 >= word.length() || word.charAt(equals + 2) != ':') {
                throw new IllegalArgumentException(
                        "\"" + word + "\" is not a varbind; write OID=i:7 with a letter of i u c t s x o a");
            }
            binds.writeBytes(bind(word.substring(0, equals), word.charAt(equals + 1), word.substring(equals + 3)));
        }
        byte[] zero = element(0x02, new byte[] {0});
        byte[] pdu = element(0xA7, zero, zero, zero, element(0x30, binds.toByteArray()));
        return element(0x30, element(0x02, new byte[] {1}), element(0x04, text("fixture")), pdu);
    }

    /** Split at blanks that are not in double quotes; the quotes go. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c == '"') {
                quoted = !quoted;
            } else if (c != ' ' || quoted && i < text.length()) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private static byte[] bind(String oid, char type, String value) {
        return element(0x30, element(0x06, oid(oid)), value(type, value));
    }

    private static byte[] value(char type, String value) {
        return switch (type) {
            case 'i' -> element(0x02, new BigInteger(value).toByteArray());
            case 'c' -> element(0x41, new BigInteger(value).toByteArray());
            case 'u' -> element(0x42, new BigInteger(value).toByteArray());
            case 't' -> element(0x43, new BigInteger(value).toByteArray());
            case 's' -> element(0x04, text(value));
            case 'x' -> element(0x04, HexFormat.of().parseHex(value));
            case 'o' -> element(0x06, oid(value));
            case 'a' -> element(0x40, address(value));
            default -> throw new IllegalArgumentException("no type of a varbind is called \"" + type + "\"");
        };
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] address(String dotted) {
        var octets = new ByteArrayOutputStream();
        for (String part : dotted.split("\\.", -1)) {
            octets.write(Integer.parseInt(part));
        }
        return octets.toByteArray();
    }

    private static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        var octets = new ByteArrayOutputStream();
        octets.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            long arc = Long.parseLong(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift != 0) {
                    octets.write((int) (arc >> shift & 0x7F) | 0x80);
                }
            }
            octets.write((int) arc & 0x7F);
        }
        return octets.toByteArray();
    }

    /** Tag, definite length of one to three octets, then the parts in order. */
    private static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
