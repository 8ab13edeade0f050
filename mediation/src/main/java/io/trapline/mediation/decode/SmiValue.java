package io.trapline.mediation.decode;

import io.trapline.mediation.OctetText;
import io.trapline.mediation.VarBind;

/**
 * The value half of a variable binding (RFC 2578 section 7, RFC 3416 section 3, and the Opaque
 * numbers of draft-perkins-opaque as net-snmp sends them). Obsolete SMI types are still read:
 * devices outlive standards.
 */
final class SmiValue {

    private static final byte[] NONE = {};
    private static final int OPAQUE = 0x44;
    private static final int OPAQUE_TAG = 0x9F;

    private SmiValue() {}

    /** Reads the value under the cursor; on a fault the result is of no meaning. */
    static VarBind read(Ber ber, String oid) {
        int tag = ber.peek();
        if (tag < 0) {
            ber.fail(BerFault.TRUNCATED);
        }
        ber.skip(tag < 0 ? 0 : 1);
        int length = ber.length();
        if (ber.fault() != null) {
            return new VarBind(oid, "", "", NONE);
        }
        return switch (tag) {
            case Ber.INTEGER -> number(oid, "INTEGER", Long.toString(ber.signed(length)));
            case Ber.OCTET_STRING -> octets(oid, "OCTET STRING", ber.octets(length));
            case Ber.NULL -> absent(ber, length, oid, "NULL");
            case Ber.OID -> number(oid, "OBJECT IDENTIFIER", ber.oid(length));
            case Ber.IP_ADDRESS -> number(oid, "IpAddress", ber.address(length));
            case 0x41 -> number(oid, "Counter32", Long.toString(ber.unsigned(length, 4)));
            case 0x42 -> number(oid, "Gauge32", Long.toString(ber.unsigned(length, 4)));
            case Ber.TIME_TICKS -> number(oid, "TimeTicks", Long.toString(ber.unsigned(length, 4)));
            case OPAQUE -> opaque(oid, ber.octets(length));
            case 0x46 -> number(oid, "Counter64", Long.toUnsignedString(ber.unsigned(length, 8)));
            case 0x80 -> absent(ber, length, oid, "noSuchObject");
            case 0x81 -> absent(ber, length, oid, "noSuchInstance");
            case 0x82 -> absent(ber, length, oid, "endOfMibView");
            // RFC 1442: BIT STRING, NsapAddress, UInteger32.
            case 0x03 -> octets(oid, "BIT STRING", ber.octets(length));
            case 0x45 -> octets(oid, "NsapAddress", ber.octets(length));
            case 0x47 -> number(oid, "UInteger32", Long.toString(ber.unsigned(length, 4)));
            default -> unknown(ber, oid);
        };
    }

    private static VarBind number(String oid, String type, String value) {
        return new VarBind(oid, type, value, NONE);
    }

    private static VarBind octets(String oid, String type, byte[] octets) {
        return new VarBind(oid, type, OctetText.of(octets), octets);
    }

    private static VarBind absent(Ber ber, int length, String oid, String type) {
        ber.skip(length);
        return new VarBind(oid, type, "", NONE);
    }

    private static VarBind unknown(Ber ber, String oid) {
        ber.fail(BerFault.UNKNOWN_TYPE);
        return new VarBind(oid, "", "", NONE);
    }

    /** An Opaque that wraps a number says which: tag 9F, then 76 Counter64, 78 float, 79 double, 7A or 7B integer. */
    private static VarBind opaque(String oid, byte[] octets) {
        int size = octets.length - 3;
        if (size < 1 || size > 8 || (octets[0] & 0xFF) != OPAQUE_TAG || octets[2] != size) {
            return octets(oid, "Opaque", octets);
        }
        long bits = octets[1] == 0x7A && octets[3] < 0 ? -1 : 0;
        for (int i = 3; i < octets.length; i++) {
            bits = (bits << 8) | (octets[i] & 0xFF);
        }
        String type = switch (octets[1]) {
            case 0x76 -> "Opaque Counter64";
            case 0x78 -> size == 4 ? "Opaque Float" : "Opaque";
            case 0x79 -> size == 8 ? "Opaque Double" : "Opaque";
            case 0x7A -> "Opaque Int64";
            case 0x7B -> "Opaque UInt64";
            default -> "Opaque";
        };
        String value = switch (type) {
            case "Opaque Float" -> Float.toString(Float.intBitsToFloat((int) bits));
            case "Opaque Double" -> Double.toString(Double.longBitsToDouble(bits));
            case "Opaque Int64" -> Long.toString(bits);
            case "Opaque" -> OctetText.of(octets);
            default -> Long.toUnsignedString(bits);
        };
        return new VarBind(oid, type, value, octets);
    }
}
