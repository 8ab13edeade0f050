package io.trapline.deploy.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * SNMP messages with one thing wrong, or everything: about 65,000 of them, the same in every run. Most
 * are made of a good message in which one element was replaced and every length around it is right.
 */
final class BerAnomalies {

    /** What is wrong. */
    enum Kind {
        /** Right, but in more octets than needed: X.690 allows it and RFC 3417 too. */
        LONG_LENGTH(false),
        WRONG_LENGTH(false),
        INDEFINITE_LENGTH(true),
        HUGE_LENGTH(true),
        TAG(false),
        TRUNCATED(true),
        CUT_INSIDE(false),
        INTEGER(false),
        VERSION(true),
        OID(true),
        NESTED(true),
        VALUE(false),
        V3_HEADER(false),
        NOT_SNMP(true),
        NOISE(false);

        /** Nobody can make a notification of it. */
        final boolean never;

        Kind(boolean never) {
            this.never = never;
        }
    }

    /** @param message what is sent */
    record Anomaly(Kind kind, byte[] message) {}

    private static final int NOISE = 18_000;
    private static final int NESTED_MAX = 2_000;

    private final List<Anomaly> anomalies = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(20_261_123);

    private BerAnomalies() {}

    /** Every anomaly made of these good messages: v1, v2c trap and inform, v3 without security. */
    static List<Anomaly> of(List<byte[]> good) {
        var made = new BerAnomalies();
        for (byte[] message : good) {
            BerTree tree = BerTree.of(message);
            made.elements(tree);
            made.truncated(message);
            made.versions(tree);
        }
        made.values(BerTree.of(good.get(1)));
        made.v3(BerTree.of(good.getLast()));
        made.nested(BerTree.of(good.get(1)));
        made.foreign();
        made.noise(good);
        return made.anomalies;
    }

    private void add(Kind kind, byte[] message) {
        anomalies.add(new Anomaly(kind, message));
    }

    private void elements(BerTree tree) {
        for (BerTree element : tree.all()) {
            byte[] body = element.body();
            lengths(
                    body.length,
                    (kind, length) -> add(
                            kind,
                            tree.with(element, SnmpText.joined(new byte[] {(byte) element.tag()}, length, body))));
            for (int tag = 0; tag < 256; tag++) {
                if (tag != element.tag()) {
                    add(Kind.TAG, tree.with(element, SnmpText.tlv(tag, body)));
                }
            }
            for (int length = 0; length < body.length; length++) {
                add(Kind.CUT_INSIDE, tree.with(element, SnmpText.tlv(element.tag(), Arrays.copyOf(body, length))));
            }
            switch (element.tag()) {
                case 0x02, 0x43 -> integers(tree, element);
                case 0x06 -> oids(tree, element);
                default -> {}
            }
        }
    }

    /** Every way to write a length, right and wrong. */
    private static void lengths(int right, BiConsumer<Kind, byte[]> to) {
        for (int octets = 1; octets <= 126; octets += octets < 10 ? 1 : 29) {
            byte[] padded = new byte[1 + octets];
            padded[0] = (byte) (0x80 | octets);
            padded[octets] = (byte) right;
            to.accept(right < 256 ? Kind.LONG_LENGTH : Kind.WRONG_LENGTH, padded);
            byte[] huge = padded.clone();
            Arrays.fill(huge, 1, huge.length, (byte) 0xFF);
            to.accept(octets > 1 ? Kind.HUGE_LENGTH : Kind.WRONG_LENGTH, huge);
            huge[1] = 0x7F;
            to.accept(octets > 1 ? Kind.HUGE_LENGTH : Kind.WRONG_LENGTH, huge.clone());
        }
        to.accept(Kind.INDEFINITE_LENGTH, new byte[] {(byte) 0x80});
        to.accept(Kind.WRONG_LENGTH, new byte[] {(byte) 0xFF});
        for (int off : new int[] {-9, -3, -2, -1, 1, 2, 3, 9, 40, 100}) {
            if (right + off >= 0 && right + off < 0x80) {
                to.accept(Kind.WRONG_LENGTH, new byte[] {(byte) (right + off)});
            }
        }
    }

    private void integers(BerTree tree, BerTree element) {
        for (int octets = 0; octets <= 20; octets++) {
            for (int first : new int[] {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
                byte[] number = new byte[octets];
                Arrays.fill(number, (byte) (first == 0x80 ? 0 : 0xFF));
                if (octets > 0) {
                    number[0] = (byte) first;
                }
                if (!Arrays.equals(number, element.content())) {
                    add(Kind.INTEGER, tree.with(element, SnmpText.tlv(element.tag(), number)));
                }
            }
        }
    }

    /** Too many sub-identifiers, too large ones, such that begin with nothing, such that do not end. */
    private void oids(BerTree tree, BerTree element) {
        for (int subIds = 129; subIds < 20_000; subIds = subIds * 5 / 4) {
            byte[] giant = new byte[subIds];
            Arrays.fill(giant, (byte) 1);
            add(Kind.OID, tree.with(element, SnmpText.tlv(0x06, giant)));
        }
        for (String wrong : List.of(
                "2b80",
                "2b8001",
                "2b06ff",
                "2b069080808000",
                "2bffffffff7f",
                "80",
                "8001",
                "ffffffff7f",
                "2b0681",
                "2bffffffffffffffffff7f")) {
            add(Kind.OID, tree.with(element, SnmpText.tlv(0x06, HexFormat.of().parseHex(wrong))));
        }
    }

    private void truncated(byte[] message) {
        for (int length = 0; length < message.length; length++) {
            add(Kind.TRUNCATED, Arrays.copyOf(message, length));
        }
    }

    private void versions(BerTree tree) {
        BerTree version = tree.parts().getFirst();
        for (int value = -400; value <= 400; value++) {
            if (value != 0 && value != 1 && value != 3) {
                add(Kind.VERSION, tree.with(version, SnmpText.integer(value)));
            }
        }
        for (long value = 1; value > 0; value <<= 1) {
            add(Kind.VERSION, tree.with(version, SnmpText.integer(value | 1L << 40)));
            add(Kind.VERSION, tree.with(version, SnmpText.integer(-value - 5)));
        }
    }

    /** The last binding's value of every type there could be, in every length up to 24. */
    private void values(BerTree tree) {
        BerTree value = tree.all().getLast();
        for (int tag = 0; tag < 256; tag++) {
            for (int length = 0; length <= 24; length++) {
                for (int octet : new int[] {0x00, 0x80, 0xFF}) {
                    byte[] content = new byte[length];
                    Arrays.fill(content, (byte) octet);
                    add(Kind.VALUE, tree.with(value, SnmpText.tlv(tag, content)));
                }
            }
        }
    }

    /** Flags, security models, sizes and security parameters of every kind. */
    private void v3(BerTree tree) {
        List<BerTree> header = tree.parts().get(1).parts();
        for (int octet = 0; octet < 256; octet++) {
            add(Kind.V3_HEADER, tree.with(header.get(2), SnmpText.tlv(0x04, new byte[] {(byte) octet})));
            add(Kind.V3_HEADER, tree.with(header.get(3), SnmpText.integer(octet * 37L - 3_000)));
            byte[] engine = new byte[octet];
            byte[] usm = SnmpText.tlv(
                    0x30,
                    SnmpText.tlv(0x04, engine),
                    SnmpText.integer(octet % 3 == 0 ? -1 : 1L << octet % 63),
                    SnmpText.integer(octet),
                    SnmpText.octets("u".repeat(octet)),
                    SnmpText.tlv(0x04, new byte[octet % 50]),
                    SnmpText.tlv(0x04, new byte[octet % 17]));
            add(Kind.V3_HEADER, tree.with(tree.parts().get(2), SnmpText.tlv(0x04, usm)));
        }
    }

    /** Sequences in sequences, as a binding's value and as the message. */
    private void nested(BerTree tree) {
        BerTree value = tree.all().getLast();
        byte[] nest = {};
        for (int depth = 1; depth <= NESTED_MAX; depth++) {
            nest = SnmpText.tlv(0x30, nest);
            if (depth < 100 || depth % 50 == 0) {
                add(Kind.NESTED, nest);
                add(Kind.NESTED, tree.with(value, nest));
            }
        }
        byte[] open = new byte[60_000];
        Arrays.fill(open, (byte) 0x30);
        add(Kind.NESTED, open);
        for (int at = 1; at < open.length; at += 2) {
            open[at] = (byte) 0x80;
        }
        add(Kind.NESTED, open.clone());
    }

    private void foreign() {
        for (int octet = 0; octet < 256; octet++) {
            add(Kind.NOT_SNMP, new byte[] {(byte) octet});
            add(Kind.NOT_SNMP, new byte[] {(byte) octet, (byte) octet, (byte) octet});
        }
        for (String text : List.of(
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "<34>Oct 11 22:14:15 mymachine su: 'su root' failed",
                "\u0000\u0001\u0000\u0000\u0000\u0001\u0000\u0000",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "\n",
                " ".repeat(1_400))) {
            add(Kind.NOT_SNMP, text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Good messages with one to eight octets drawn anew, and some that are nothing but draws. */
    private void noise(List<byte[]> good) {
        for (int i = 0; i < NOISE; i++) {
            byte[] message = good.get(i % good.size()).clone();
            int draws = i % 16 == 0 ? message.length : 1 + random.nextInt(8);
            for (int draw = 0; draw < draws; draw++) {
                message[draws == message.length ? draw : random.nextInt(message.length)] = (byte) random.nextInt(256);
            }
            add(Kind.NOISE, message);
        }
    }
}
