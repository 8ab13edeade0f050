package io.trapline.agent.gate;

import java.util.Arrays;

/**
 * What a PDU is, as far as the door needs to know: RFC 3416 section 3 (all PDUs of v2 share one form)
 * and RFC 1157 section 4.1.6 (Trap-PDU).
 */
enum Pdu {
    /** A v1 or v2 trap; its body is not looked at. */
    TRAP,
    /** A well-formed InformRequest. */
    INFORM,
    /** A well-formed PDU that notifies nobody: Get, GetNext, Response, Set, GetBulk, Report. */
    OTHER,
    /** Anything else. */
    BROKEN;

    /** 32 bits and a leading zero. */
    private static final int INTEGER_OCTETS_MAX = 5;

    private static final int RESPONSE = 0xa2;
    private static final int TRAP_V1 = 0xa4;
    private static final int INFORM_REQUEST = 0xa6;
    private static final int TRAP_V2 = 0xa7;

    /** Looks at the PDU that fills {@code message[from..to)}. */
    static Pdu read(byte[] message, int from, int to) {
        if (from >= to || !Mask.isPdu(message[from])) {
            return BROKEN;
        }
        int tag = message[from] & 0xff;
        if (tag == TRAP_V1 || tag == TRAP_V2) {
            return TRAP;
        }
        if (!wellFormed(message, from, to, tag)) {
            return BROKEN;
        }
        return tag == INFORM_REQUEST ? INFORM : OTHER;
    }

    /**
     * The Response to a well-formed inform: the same message with the PDU's tag changed and no error
     * (RFC 3416 section 4.2.7). Request-id, variable bindings and community stay as received.
     */
    static byte[] response(byte[] message, int from, int to) {
        byte[] out = Arrays.copyOf(message, to);
        out[from] = (byte) RESPONSE;
        var walk = new Ber(out, from, to);
        walk.enter(RESPONSE);
        walk.next(Ber.INTEGER);
        for (int errorField = 0; errorField < 2; errorField++) {
            walk.next(Ber.INTEGER);
            Arrays.fill(out, walk.start, walk.end, (byte) 0);
        }
        return out;
    }

    private static boolean wellFormed(byte[] message, int from, int to, int tag) {
        var walk = new Ber(message, from, to);
        if (!walk.enter(tag) || walk.end != to) {
            return false;
        }
        // request-id, error-status, error-index
        for (int field = 0; field < 3; field++) {
            if (!walk.next(Ber.INTEGER) || walk.end == walk.start || walk.end - walk.start > INTEGER_OCTETS_MAX) {
                return false;
            }
        }
        return bindings(message, walk);
    }

    private static boolean bindings(byte[] message, Ber walk) {
        if (!walk.next(Ber.SEQUENCE) || !walk.atEnd()) {
            return false;
        }
        var list = new Ber(message, walk.start, walk.end);
        while (!list.atEnd()) {
            if (!list.next(Ber.SEQUENCE)) {
                return false;
            }
            var binding = new Ber(message, list.start, list.end);
            if (!binding.next(Ber.OBJECT_IDENTIFIER) || !binding.next() || !binding.atEnd()) {
                return false;
            }
        }
        return true;
    }
}
