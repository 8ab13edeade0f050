package io.trapline.mediation.decode;

import io.trapline.mediation.Decoded;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What an SNMPv3 message says before its scoped PDU: msgGlobalData (RFC 3412 section 6) and the USM
 * security parameters (RFC 3414 section 2.4). Passwords and keys do not occur in it.
 */
final class V3Header {

    private static final int AUTH = 1;
    private static final int PRIV = 2;
    private static final int USM = 3;
    private static final HexFormat HEX = HexFormat.of();

    private long msgId;
    private long msgMaxSize;
    private int flags;
    private long securityModel;
    private String engineId = "";
    private long engineBoots;
    private long engineTime;
    private String userName = "";
    private String contextEngineId = "";
    private String contextName = "";
    /** How many of the fields, in the order of the wire, were read before a fault. */
    private int known;

    private V3Header() {}

    /** Reads up to the scoped PDU; look at the cursor's fault afterwards. */
    static V3Header read(Ber ber) {
        V3Header header = new V3Header();
        int end = ber.narrow(ber.enterOuter(Ber.SEQUENCE));
        header.msgId = ber.integer();
        header.knows(ber);
        header.msgMaxSize = ber.integer();
        header.knows(ber);
        byte[] msgFlags = ber.octets(ber.enter(Ber.OCTET_STRING));
        if (msgFlags.length != 1) {
            ber.fail(BerFault.BAD_LENGTH);
        } else {
            header.flags = msgFlags[0];
        }
        header.knows(ber);
        header.securityModel = ber.integer();
        header.knows(ber);
        ber.leave(end);
        int length = ber.enterOuter(Ber.OCTET_STRING);
        if (header.securityModel == USM) {
            int after = ber.narrow(length);
            header.usm(ber);
            ber.leave(after);
        } else {
            ber.skip(length);
        }
        return header;
    }

    private void usm(Ber ber) {
        int end = ber.narrow(ber.enterOuter(Ber.SEQUENCE));
        engineId = hex(ber);
        knows(ber);
        engineBoots = ber.integer();
        knows(ber);
        engineTime = ber.integer();
        knows(ber);
        userName = Utf8.printable(ber.octets(ber.enter(Ber.OCTET_STRING)));
        knows(ber);
        ber.skip(ber.enter(Ber.OCTET_STRING));
        ber.skip(ber.enter(Ber.OCTET_STRING));
        ber.leave(end);
    }

    /** contextEngineID and contextName of the scoped PDU under the cursor. */
    void context(Ber ber) {
        contextEngineId = hex(ber);
        contextName = Utf8.printable(ber.octets(ber.enter(Ber.OCTET_STRING)));
    }

    private static String hex(Ber ber) {
        return HEX.formatHex(ber.octets(ber.enter(Ber.OCTET_STRING)));
    }

    boolean encrypted() {
        return (flags & PRIV) != 0;
    }

    String securityName() {
        return userName;
    }

    Decoded.V3 words() {
        return new Decoded.V3(engineId, contextEngineId, contextName, level());
    }

    private String level() {
        return encrypted() ? "authPriv" : (flags & AUTH) != 0 ? "authNoPriv" : "noAuthNoPriv";
    }

    private void knows(Ber ber) {
        known += ber.fault() == null ? 1 : 0;
    }

    /** Adds what was read; of another security model than USM the rest is not known. */
    void describe(Map<String, String> partial) {
        List<Runnable> fields = List.of(
                () -> partial.put("msgId", Long.toString(msgId)),
                () -> partial.put("msgMaxSize", Long.toString(msgMaxSize)),
                () -> {
                    partial.put("msgFlags", HEX.toHexDigits((byte) flags));
                    partial.put("securityLevel", level());
                },
                () -> partial.put("securityModel", Long.toString(securityModel)),
                () -> partial.put("engineId", engineId),
                () -> partial.put("engineBoots", Long.toString(engineBoots)),
                () -> partial.put("engineTime", Long.toString(engineTime)),
                () -> partial.put("securityName", userName));
        fields.subList(0, known).forEach(Runnable::run);
    }
}
