package io.trapline.deploy.fuzz;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.VarBind;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SNMP messages written from what was read of them (X.690, RFC 1157, RFC 3416), and as comparable text. */
final class SnmpText {

    private static final byte[] NONE = {};
    private static final byte[] TRAP_COMMUNITY = {0x2B, 6, 1, 6, 3, 18, 1, 4, 0};

    private SnmpText() {}

    /** Everything that was read but the checksum of the PDU. */
    static String of(Decoded decoded) {
        if (!(decoded instanceof Decoded.Trap trap)) {
            return decoded.toString();
        }
        var text = new StringBuilder(new Decoded.Trap(
                        trap.version(),
                        trap.pduType(),
                        trap.community(),
                        trap.securityName(),
                        trap.requestId(),
                        trap.trapOid(),
                        trap.uptime(),
                        trap.agentAddress(),
                        trap.enterprise(),
                        trap.genericTrap(),
                        trap.specificTrap(),
                        java.util.List.of(),
                        0,
                        trap.v3(),
                        trap.damage())
                .toString());
        for (VarBind varbind : trap.varbinds()) {
            text.append('\n').append(varbind.oid()).append(' ').append(varbind.type());
            text.append(' ').append(varbind.value()).append(' ');
            text.append(HexFormat.of().formatHex(varbind.bytes()));
        }
        return text.toString();
    }

    /** The same with another community. */
    static Decoded.Trap named(Decoded.Trap trap, String community) {
        return new Decoded.Trap(
                trap.version(),
                trap.pduType(),
                community,
                trap.securityName(),
                trap.requestId(),
                trap.trapOid(),
                trap.uptime(),
                trap.agentAddress(),
                trap.enterprise(),
                trap.genericTrap(),
                trap.specificTrap(),
                trap.varbinds(),
                trap.pduCrc(),
                trap.v3(),
                trap.damage());
    }

    /** True when the octets of snmpTrapCommunity.0 stand anywhere: the gate masks what follows them. */
    static boolean mayNameCommunity(byte[] message) {
        for (int at = 0; at + TRAP_COMMUNITY.length <= message.length; at++) {
            if (Arrays.equals(message, at, at + TRAP_COMMUNITY.length, TRAP_COMMUNITY, 0, TRAP_COMMUNITY.length)) {
                return true;
            }
        }
        return false;
    }

    static byte[] encode(Decoded.Trap trap) {
        Decoded.V3 v3 = trap.v3();
        return v3 == null
                ? tlv(0x30, integer(trap.version() - 1), octets(Objects.requireNonNull(trap.community())), pdu(trap))
                : secured(trap, v3);
    }

    private static byte[] secured(Decoded.Trap trap, Decoded.V3 v3) {
        byte flags = (byte)
                switch (v3.securityLevel()) {
                    case "authPriv" -> 3;
                    case "authNoPriv" -> 1;
                    default -> 0;
                };
        byte[] global = tlv(0x30, integer(1), integer(65_507), tlv(0x04, new byte[] {flags}), integer(3));
        byte[] usm = tlv(
                0x30,
                hex(v3.engineId()),
                integer(0),
                integer(0),
                octets(Objects.requireNonNull(trap.securityName())),
                tlv(0x04, NONE),
                tlv(0x04, NONE));
        byte[] scoped = tlv(0x30, hex(v3.contextEngineId()), octets(v3.contextName()), pdu(trap));
        return tlv(0x30, integer(3), global, tlv(0x04, usm), scoped);
    }

    private static byte[] pdu(Decoded.Trap trap) {
        var list = new ByteArrayOutputStream();
        boolean v1 = trap.pduType() == PduType.TRAP_V1;
        Long uptime = trap.uptime();
        String trapOid = trap.trapOid();
        if (!v1 && uptime != null) {
            list.writeBytes(tlv(0x30, oid("1.3.6.1.2.1.1.3.0"), unsigned(0x43, Long.toString(uptime))));
        }
        if (!v1 && trapOid != null) {
            list.writeBytes(tlv(0x30, oid("1.3.6.1.6.3.1.1.4.1.0"), oid(trapOid)));
        }
        for (VarBind varbind : trap.varbinds()) {
            list.writeBytes(tlv(0x30, oid(varbind.oid()), value(varbind)));
        }
        byte[] bindings = tlv(0x30, list.toByteArray());
        return v1
                ? tlv(
                        trap.pduType().tag(),
                        oid(Objects.requireNonNull(trap.enterprise())),
                        address(Objects.requireNonNull(trap.agentAddress())),
                        integer(Objects.requireNonNull(trap.genericTrap())),
                        integer(Objects.requireNonNull(trap.specificTrap())),
                        unsigned(0x43, Long.toString(Objects.requireNonNull(uptime))),
                        bindings)
                : tlv(trap.pduType().tag(), integer(trap.requestId()), integer(0), integer(0), bindings);
    }

    private static byte[] value(VarBind varbind) {
        return switch (varbind.type()) {
            case "INTEGER" -> integer(Long.parseLong(varbind.value()));
            case "OCTET STRING" -> tlv(0x04, varbind.bytes());
            case "BIT STRING" -> tlv(0x03, varbind.bytes());
            case "NsapAddress" -> tlv(0x45, varbind.bytes());
            case "NULL" -> tlv(0x05, NONE);
            case "OBJECT IDENTIFIER" -> oid(varbind.value());
            case "IpAddress" -> address(varbind.value());
            case "Counter32" -> unsigned(0x41, varbind.value());
            case "Gauge32" -> unsigned(0x42, varbind.value());
            case "TimeTicks" -> unsigned(0x43, varbind.value());
            case "Counter64" -> unsigned(0x46, varbind.value());
            case "UInteger32" -> unsigned(0x47, varbind.value());
            case "noSuchObject" -> tlv(0x80, NONE);
            case "noSuchInstance" -> tlv(0x81, NONE);
            case "endOfMibView" -> tlv(0x82, NONE);
            default -> {
                if (!varbind.type().startsWith("Opaque")) {
                    throw new AssertionError("a type of no SMI: " + varbind.type());
                }
                yield tlv(0x44, varbind.bytes());
            }
        };
    }

    static byte[] integer(long value) {
        return tlv(0x02, BigInteger.valueOf(value).toByteArray());
    }

    private static byte[] unsigned(int tag, String decimal) {
        return tlv(tag, new BigInteger(decimal).toByteArray());
    }

    static byte[] octets(@Nullable String text) {
        return tlv(0x04, text == null ? NONE : text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hex(String pairs) {
        return tlv(0x04, HexFormat.of().parseHex(pairs));
    }

    private static byte[] address(String dotted) {
        var out = new ByteArrayOutputStream();
        for (String part : dotted.split("\\.", -1)) {
            out.write(Integer.parseInt(part));
        }
        return tlv(0x40, out.toByteArray());
    }

    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        var out = new ByteArrayOutputStream();
        arc(out, Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            arc(out, Long.parseLong(arcs[i]));
        }
        return tlv(0x06, out.toByteArray());
    }

    private static void arc(ByteArrayOutputStream out, long value) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                out.write((int) (value >> shift & 0x7F) | 0x80);
            }
        }
        out.write((int) value & 0x7F);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** One element in its shortest form. */
    static byte[] tlv(int tag, byte[]... parts) {
        byte[] content = joined(parts);
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.length;
        if (length >= 0x80) {
            int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
            out.write(0x80 | octets);
            for (int shift = (octets - 1) * 8; shift > 0; shift -= 8) {
                out.write(length >>> shift);
            }
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
