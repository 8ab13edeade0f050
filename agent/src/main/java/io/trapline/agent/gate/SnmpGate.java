package io.trapline.agent.gate;

import io.trapline.agent.Refusal;
import io.trapline.agent.usm.UsmDoor;
import io.trapline.agent.usm.UsmVerdict;
import io.trapline.config.Settings.Community;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate of SNMP: reads the envelope of SNMPv1 and SNMPv2c messages (RFC 1157 section 4, RFC 1901
 * section 3) and no more of the PDU than tells whether it is a notification (RFC 3416).
 *
 * <ul>
 *   <li>The community is replaced by its alias, with the lengths rebuilt. Without a list every
 *       community is accepted and stored as {@code any}.
 *   <li>A community that no list entry names is refused.
 *   <li>A well-formed PDU that is no notification is refused; a broken one is kept.
 *   <li>A well-formed v2c inform is kept and answered (RFC 3416 section 4.2.7).
 *   <li>SNMPv3 is verified and decrypted and kept without its seal; what cannot be verified is refused,
 *       because a reader could not tell it from what was. Without a {@link UsmDoor}, which the
 *       product always has, it is kept as it came and unproven.
 *   <li>Anything else is kept with everything masked that could be a community.
 * </ul>
 *
 * Safe for use by any thread.
 */
public final class SnmpGate implements Gate {

    private static final int V2C = 1;
    private static final int V3 = 3;

    /** Declared lengths beyond this are broken anyway; the sum with an alias must not overflow. */
    private static final int OUTER_END_MAX = 1 << 30;

    private final Communities communities;

    private final @Nullable UsmDoor usm;

    public SnmpGate(List<Community> communities) {
        this(communities, null);
    }

    /** @param usm null keeps SNMPv3 as it came, unproven */
    public SnmpGate(List<Community> communities, @Nullable UsmDoor usm) {
        this.communities = new Communities(communities);
        this.usm = usm;
    }

    @Override
    public Verdict judge(byte[] message) {
        var walk = new Ber(message);
        if (!walk.enterBroken(Ber.SEQUENCE)) {
            return masked(message);
        }
        int outerEnd = Math.min(walk.end, OUTER_END_MAX);
        int versionFrom = walk.position();
        if (!walk.next(Ber.INTEGER) || walk.end - walk.start != 1) {
            return masked(message);
        }
        int version = message[walk.start];
        int versionEnd = walk.end;
        if (version == V3 && versionEnd < message.length && message[versionEnd] == Ber.SEQUENCE) {
            return usm == null ? new Verdict.Keep(message) : secured(usm, message);
        }
        if (!walk.next(Ber.OCTET_STRING)) {
            return masked(message);
        }
        return community(message, new Envelope(version, versionFrom, versionEnd, walk.start, walk.end, outerEnd));
    }

    /** Offsets in a message whose community was found; {@code outerEnd} may lie beyond the message. */
    private record Envelope(int version, int versionFrom, int versionEnd, int from, int to, int outerEnd) {}

    private Verdict community(byte[] message, Envelope at) {
        byte[] alias = communities.alias(message, at.from, at.to);
        if (alias == null) {
            return new Verdict.Refuse(Refusal.UNKNOWN_COMMUNITY);
        }
        boolean bounded = at.to < message.length && Mask.isPdu(message[at.to]);
        if (communities.acceptsAny() && !bounded) {
            // Its length may be what is broken; then a part of it would stay behind.
            return masked(message);
        }
        var pdu = at.outerEnd <= message.length ? Pdu.read(message, at.to, at.outerEnd) : Pdu.BROKEN;
        return switch (pdu) {
            case OTHER -> new Verdict.Refuse(Refusal.NOT_A_NOTIFICATION);
            case INFORM ->
                at.version == V2C
                        ? new Verdict.Acknowledge(stored(message, at, alias), Pdu.response(message, at.to, at.outerEnd))
                        : new Verdict.Keep(stored(message, at, alias));
            case TRAP, BROKEN -> new Verdict.Keep(stored(message, at, alias));
        };
    }

    private static Verdict secured(UsmDoor usm, byte[] message) {
        return switch (usm.judge(message)) {
            case UsmVerdict.Refused refused -> new Verdict.Refuse(refusal(refused), refused.report(), refused.claim());
            case UsmVerdict.Opened opened -> opened(opened);
        };
    }

    private static Verdict opened(UsmVerdict.Opened opened) {
        byte[] stored = opened.stored();
        int scopedFrom = stored.length - opened.scopedPdu().length;
        int pduFrom = opened.pduFrom();
        var pdu = pduFrom < 0 ? Pdu.BROKEN : Pdu.read(stored, scopedFrom + pduFrom, stored.length);
        byte[] response = pdu == Pdu.INFORM
                ? opened.answer(Pdu.response(opened.scopedPdu(), pduFrom, opened.scopedPdu().length))
                : null;
        Mask.trapCommunity(stored);
        return switch (pdu) {
            case OTHER -> new Verdict.Refuse(Refusal.NOT_A_NOTIFICATION);
            case TRAP, BROKEN -> new Verdict.Keep(stored);
            case INFORM ->
                response != null
                        ? new Verdict.Acknowledge(stored, response)
                        : new Verdict.Refuse(Refusal.UNKNOWN_ENGINE, opened.discovery(), opened.claim());
        };
    }

    private static Refusal refusal(UsmVerdict.Refused refused) {
        return switch (refused.reason()) {
            case MALFORMED -> Refusal.MALFORMED_V3;
            case UNKNOWN_USER -> Refusal.UNKNOWN_USER;
            case UNKNOWN_ENGINE ->
                refused.report() != null && refused.claim().engineId().isEmpty()
                        ? Refusal.DISCOVERY
                        : Refusal.UNKNOWN_ENGINE;
            case UNSUPPORTED_SECURITY_LEVEL -> Refusal.UNSUPPORTED_SECURITY_LEVEL;
            case WRONG_DIGEST -> Refusal.WRONG_DIGEST;
            case DECRYPTION -> Refusal.DECRYPTION;
            case NOT_IN_TIME_WINDOW -> Refusal.NOT_IN_TIME_WINDOW;
        };
    }

    private Verdict masked(byte[] message) {
        communities.mask(message);
        Mask.presumedCommunity(message);
        Mask.trapCommunity(message);
        return new Verdict.Keep(message);
    }

    /** The message with the alias in place of the community. Bytes behind the message stay there. */
    private static byte[] stored(byte[] message, Envelope at, byte[] alias) {
        int versionSize = at.versionEnd - at.versionFrom;
        int rest = at.outerEnd - at.to;
        int aliasSize = Ber.headerSize(alias.length) + alias.length;
        int inner = versionSize + aliasSize + rest;
        int kept = message.length - at.to;
        byte[] out = new byte[Ber.headerSize(inner) + versionSize + aliasSize + kept];
        int to = Ber.putHeader(out, 0, Ber.SEQUENCE, inner);
        System.arraycopy(message, at.versionFrom, out, to, versionSize);
        to = Ber.putHeader(out, to + versionSize, Ber.OCTET_STRING, alias.length);
        System.arraycopy(alias, 0, out, to, alias.length);
        System.arraycopy(message, at.to, out, to + alias.length, kept);
        Mask.trapCommunity(out);
        return out;
    }
}
