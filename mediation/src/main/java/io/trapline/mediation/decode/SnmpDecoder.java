package io.trapline.mediation.decode;

import static java.util.Objects.requireNonNull;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.VarBind;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads one SNMP message: v1 (RFC 1157), v2c (RFC 1901), v3 without privacy (RFC 3412, RFC 3414),
 * every PDU type. Tolerant where BER is (long lengths, padded integers) and where a device's meaning
 * is beyond doubt. Where only varbinds are damaged, or cut off, the rest is read and says so; everything
 * else is Unreadable with a word of {@link BerFault} and what was read before.
 *
 * <p>Owned by one thread and reused: it keeps a cursor and its scratch, nothing of a message.
 */
public final class SnmpDecoder {

    /** 1.3.6.1.2.1.1.3.0 and 1.3.6.1.6.3.1.1.4.1.0 as they are on the wire: compared before any text is made. */
    private static final byte[] SYS_UP_TIME = {0x2B, 6, 1, 2, 1, 1, 3, 0};

    private static final byte[] SNMP_TRAP_OID = {0x2B, 6, 1, 6, 3, 1, 1, 4, 1, 0};
    private static final String SNMP_TRAP_ENTERPRISE = "1.3.6.1.6.3.1.1.4.3.0";
    private static final String SNMP_TRAP_ADDRESS = "1.3.6.1.6.3.18.1.3.0";
    private static final String STANDARD_TRAPS = "1.3.6.1.6.3.1.1.5.";
    private static final int ENTERPRISE_SPECIFIC = 6;
    private static final PduType[] PDU_TYPES = PduType.values();

    private static final int VARBINDS_USUAL = 32;
    /** So many damaged varbinds are told apart, what follows is one with the last: a message of scraps stays cheap. */
    private static final int DAMAGED_MAX = 16;

    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    private final Ber ber = new Ber();
    private final CRC32C crc = new CRC32C();
    /** Varbinds of the message at hand until their number is known; as long as the longest list yet. */
    private VarBind[] scratch = new VarBind[VARBINDS_USUAL];

    // What was read of the message at hand, cleared at its start.
    private int version;
    private @Nullable String community;
    private @Nullable V3Header v3;
    private @Nullable PduType pduType;
    private long requestId;
    private boolean numbered;
    private @Nullable String trapOid;
    private @Nullable Long uptime;
    private @Nullable String agentAddress;
    private @Nullable String enterprise;
    private @Nullable Integer genericTrap;
    private @Nullable Integer specificTrap;
    private List<VarBind> varbinds = List.of();
    private int pduCrc;
    /** What stands before the varbinds is sound. */
    private boolean headed;
    /** One beyond the varbind at hand. */
    private int varbindEnd;

    private int damagedOnes;

    private Decoded.@Nullable Damage damage;

    /** Reads a whole message. Never throws. */
    public Decoded decode(byte[] message) {
        clear();
        ber.start(message, 0, message.length);
        if (message.length == 0) {
            ber.fail(BerFault.EMPTY);
            return unreadable();
        }
        if (ber.peek() != Ber.SEQUENCE) {
            ber.fail(BerFault.NOT_SNMP);
            return unreadable();
        }
        ber.skip(1);
        long declared = ber.declaredLength();
        int available = ber.limit() - ber.at();
        int end = ber.narrow((int) declared);
        if (declared > available) {
            ber.cut();
        }
        message(message);
        ber.leave(end);
        if (declared > available) {
            return truncated(message.length);
        }
        // Octets behind a whole message are somebody's padding: every agent and sniffer ignores them.
        return result();
    }

    /** Reads a v3 message whose scoped PDU was opened elsewhere: the header of one, the PDU of the other. */
    public Decoded decode(byte[] message, byte[] plainScopedPdu) {
        Decoded closed = decode(message);
        V3Header header = v3;
        if (header == null) {
            return closed;
        }
        clear();
        version = 3;
        v3 = header;
        ber.start(plainScopedPdu, 0, plainScopedPdu.length);
        scopedPdu(plainScopedPdu, header);
        return result();
    }

    /** A v3 message that somebody else refused to open: its header and their reason. */
    Decoded refused(byte[] message, String reason, String detail) {
        Decoded closed = decode(message);
        V3Header header = v3;
        if (header == null) {
            return closed;
        }
        Map<String, String> partial = new LinkedHashMap<>();
        partial.put("version", "3");
        header.describe(partial);
        return new Decoded.Unreadable(reason, detail, Collections.unmodifiableMap(partial));
    }

    private void clear() {
        version = 0;
        community = null;
        v3 = null;
        pduType = null;
        requestId = 0;
        numbered = false;
        trapOid = null;
        uptime = null;
        agentAddress = null;
        enterprise = null;
        genericTrap = null;
        specificTrap = null;
        varbinds = List.of();
        pduCrc = 0;
        headed = false;
        damage = null;
        damagedOnes = 0;
    }

    private void message(byte[] message) {
        long wire = ber.integer();
        if (ber.fault() != null) {
            return;
        }
        if (wire == 3) {
            version = 3;
            V3Header header = V3Header.read(ber);
            v3 = header;
            if (header.encrypted() && ber.peek() == Ber.OCTET_STRING) {
                ber.fail(BerFault.ENCRYPTED);
            }
            scopedPdu(message, header);
        } else if (wire == 0 || wire == 1) {
            version = (int) wire + 1;
            int length = ber.enter(Ber.OCTET_STRING);
            community = ber.printable(length);
            pdu(message);
        } else {
            ber.fail(BerFault.BAD_VERSION);
        }
    }

    /** ScopedPDU (RFC 3412 section 6.8). */
    private void scopedPdu(byte[] source, V3Header header) {
        int end = ber.narrow(ber.enterOuter(Ber.SEQUENCE));
        header.context(ber);
        pdu(source);
        ber.leave(end);
    }

    private void pdu(byte[] source) {
        if (ber.fault() != null) {
            return;
        }
        int start = ber.at();
        PduType type = typeOf(ber.peek());
        if (type == null) {
            ber.fail(ber.peek() < 0 ? BerFault.TRUNCATED : BerFault.UNKNOWN_PDU);
            return;
        }
        pduType = type;
        int end = ber.narrow(ber.enterOuter(type.tag()));
        crc.reset();
        crc.update(source, start, ber.limit() - start);
        pduCrc = (int) crc.getValue();
        if (type == PduType.TRAP_V1) {
            trapV1();
        } else {
            // Peers disagree on the sign of a request-id with its top bit set: its low 32 bits identify it.
            requestId = (int) ber.integer();
            numbered = ber.fault() == null;
            ber.integer();
            ber.integer();
        }
        varbinds();
        ber.leave(end);
    }

    private static @Nullable PduType typeOf(int tag) {
        int index = tag - PduType.GET_REQUEST.tag();
        return index >= 0 && index < PDU_TYPES.length ? PDU_TYPES[index] : null;
    }

    /** Trap-PDU of RFC 1157 section 4.1.6; its identity by RFC 3584 section 3.1. */
    private void trapV1() {
        String from = ber.oid(ber.enter(Ber.OID));
        String address = ber.address(ber.enter(Ber.IP_ADDRESS));
        int generic = (int) ber.integer();
        int specific = (int) ber.integer();
        long ticks = ber.unsigned(ber.enter(Ber.TIME_TICKS), 4);
        if (ber.fault() != null) {
            return;
        }
        enterprise = from;
        agentAddress = address;
        genericTrap = generic;
        specificTrap = specific;
        uptime = ticks;
        trapOid = generic >= 0 && generic < ENTERPRISE_SPECIFIC
                ? STANDARD_TRAPS + (generic + 1)
                : from + ".0." + Integer.toUnsignedString(specific);
    }

    private void varbinds() {
        int end = ber.narrow(ber.enterOuter(Ber.SEQUENCE));
        headed = ber.fault() == null;
        int kept = 0;
        while (ber.more()) {
            int from = ber.at();
            VarBind varbind = varbind();
            if (ber.fault() != null) {
                varbind = damaged(from);
            }
            if (varbind != null) {
                note(varbind);
                scratch = kept < scratch.length ? scratch : Arrays.copyOf(scratch, 2 * kept);
                scratch[kept++] = varbind;
            }
        }
        if (headed) {
            varbinds = Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(scratch, kept)));
        }
        Arrays.fill(scratch, 0, kept, null);
        ber.leave(end);
    }

    /** The next one; null for those that say what the notification is. */
    private @Nullable VarBind varbind() {
        varbindEnd = ber.limit();
        int length = ber.enter(Ber.SEQUENCE);
        if (ber.fault() != null) {
            return null;
        }
        varbindEnd = ber.at() + length;
        int after = ber.narrow(length);
        int oidLength = ber.enter(Ber.OID);
        VarBind varbind = own(oidLength) ? null : SmiValue.read(ber, ber.oid(oidLength));
        ber.leave(after);
        return varbind;
    }

    /** Keeps the octets of a varbind with a fault and goes on behind it. */
    private VarBind damaged(int from) {
        if (damage == null) {
            damage = damage(requireNonNull(ber.fault()), ber.faultAt());
        }
        if (++damagedOnes >= DAMAGED_MAX) {
            varbindEnd = ber.limit();
        }
        ber.resume(varbindEnd);
        byte[] octets = ber.between(from, varbindEnd);
        return new VarBind("", VarBind.DAMAGED, HEX.formatHex(octets), octets);
    }

    private static Decoded.Damage damage(BerFault why, int offset) {
        return new Decoded.Damage(why.word(), why.word() + " at octet " + offset);
    }

    /**
     * Takes sysUpTime.0 and snmpTrapOID.0, which say what the notification is and are not part of
     * what it carries (RFC 3416 section 4.2.6), wherever they stand: some agents put them last. With
     * a value of a type they cannot have they are varbinds like others. False leaves the cursor alone.
     */
    private boolean own(int oidLength) {
        boolean time = ber.is(oidLength, SYS_UP_TIME);
        if (!time && !ber.is(oidLength, SNMP_TRAP_OID)) {
            return false;
        }
        int value = ber.peekAfter(oidLength);
        if (value == Ber.NULL || (value & 0xFC) == Ber.EXCEPTION) {
            ber.skip(oidLength);
            ber.skip(ber.enter(value));
        } else if (time && value == Ber.TIME_TICKS) {
            ber.skip(oidLength);
            long ticks = ber.unsigned(ber.enter(value), 4);
            uptime = uptime == null ? (Long) ticks : uptime;
        } else if (!time && value == Ber.OID) {
            ber.skip(oidLength);
            String oid = ber.oid(ber.enter(value));
            trapOid = trapOid == null ? oid : trapOid;
        } else {
            return false;
        }
        return true;
    }

    /** What RFC 3584 section 3.1 and 3.2 hand on through proxies; a v1 header says it better. */
    private void note(VarBind varbind) {
        if (enterprise == null && varbind.oid().equals(SNMP_TRAP_ENTERPRISE)) {
            enterprise = varbind.type().equals("OBJECT IDENTIFIER") ? varbind.value() : null;
        } else if (agentAddress == null && varbind.oid().equals(SNMP_TRAP_ADDRESS)) {
            agentAddress = varbind.type().equals("IpAddress") ? varbind.value() : null;
        }
    }

    private Decoded result() {
        BerFault fault = ber.fault();
        if (fault != null && headed && damage == null) {
            damage = damage(fault, ber.faultAt());
        }
        PduType type = pduType;
        return type == null || !headed ? unreadable() : read(type);
    }

    /** A message whose end did not arrive. */
    private Decoded truncated(int length) {
        PduType type = pduType;
        if (type == null || !headed) {
            return unreadable(BerFault.TRUNCATED, length);
        }
        damage = damage(BerFault.TRUNCATED, length);
        return read(type);
    }

    private Decoded.Trap read(PduType type) {
        V3Header header = v3;
        return new Decoded.Trap(
                version,
                type,
                community,
                header == null ? null : header.securityName(),
                numbered ? requestId : 0,
                trapOid,
                uptime,
                agentAddress,
                enterprise,
                genericTrap,
                specificTrap,
                varbinds,
                pduCrc,
                header == null ? null : header.words(),
                damage);
    }

    private Decoded.Unreadable unreadable() {
        BerFault why = ber.fault();
        return unreadable(why == null ? BerFault.UNKNOWN_PDU : why, ber.faultAt());
    }

    private Decoded.Unreadable unreadable(BerFault why, int offset) {
        Map<String, String> partial = new LinkedHashMap<>();
        if (version != 0) {
            partial.put("version", Integer.toString(version));
        }
        put(partial, "community", community);
        if (v3 != null) {
            v3.describe(partial);
        }
        if (pduType != null) {
            partial.put("pduType", pduType.word());
            put(partial, "requestId", numbered ? requestId : null);
        }
        put(partial, "trapOid", trapOid);
        put(partial, "uptime", uptime);
        put(partial, "agentAddress", agentAddress);
        put(partial, "enterprise", enterprise);
        put(partial, "genericTrap", genericTrap);
        put(partial, "specificTrap", specificTrap);
        return new Decoded.Unreadable(
                why.word(), why.word() + " at octet " + offset, Collections.unmodifiableMap(partial));
    }

    private static void put(Map<String, String> partial, String name, @Nullable Object value) {
        if (value != null) {
            partial.put(name, value.toString());
        }
    }
}
