package io.trapline.deploy.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A well-formed BER message taken apart, so that one element can be replaced and every length around
 * it is right again: the fault is where it was put and nowhere else. Immutable.
 *
 * @param content of a primitive element, empty for a constructed one
 */
record BerTree(int tag, byte[] content, List<BerTree> parts) {

    /** Reads one element; the bytes are ours and right. */
    static BerTree of(byte[] message) {
        return read(message, 0, message.length).getFirst();
    }

    private static List<BerTree> read(byte[] bytes, int from, int to) {
        List<BerTree> elements = new ArrayList<>();
        int at = from;
        while (at < to) {
            int tag = bytes[at] & 0xFF;
            int octets = (bytes[at + 1] & 0x80) == 0 ? 0 : bytes[at + 1] & 0x7F;
            int length = octets == 0 ? bytes[at + 1] : 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | bytes[at + 2 + i] & 0xFF;
            }
            int start = at + 2 + octets;
            at = start + length;
            elements.add(
                    (tag & 0x20) == 0
                            ? new BerTree(tag, Arrays.copyOfRange(bytes, start, at), List.of())
                            : new BerTree(tag, new byte[0], read(bytes, start, at)));
        }
        return elements;
    }

    /** This element and all below it, outermost first. */
    List<BerTree> all() {
        List<BerTree> all = new ArrayList<>(List.of(this));
        parts.forEach(part -> all.addAll(part.all()));
        return all;
    }

    byte[] body() {
        return parts.isEmpty()
                ? content
                : SnmpText.joined(parts.stream().map(BerTree::bytes).toArray(byte[][]::new));
    }

    byte[] bytes() {
        return SnmpText.tlv(tag, body());
    }

    /** The whole with other bytes in the place of one element. */
    byte[] with(BerTree replaced, byte[] bytes) {
        if (this == replaced) {
            return bytes;
        }
        return parts.isEmpty()
                ? bytes()
                : SnmpText.tlv(
                        tag,
                        parts.stream().map(part -> part.with(replaced, bytes)).toArray(byte[][]::new));
    }
}
