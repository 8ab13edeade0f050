package io.trapline.mediation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a datagram or frame says, read but not yet judged. */
public sealed interface Decoded {

    /**
     * An SNMP message of any PDU type (RFC 3416 section 3, RFC 1157 section 4).
     *
     * @param version 1, 2 (v2c) or 3
     * @param community alias of the community (offline decoding: the community itself); null for v3
     * @param securityName USM user name; null below v3
     * @param requestId PDU request-id; 0 for a v1 Trap-PDU, which has none
     * @param trapOid dotted; snmpTrapOID.0, for v1 by RFC 3584 section 3.1; null when the PDU carries
     *     none. A Response echoes that of its inform: ask {@link PduType#notification()}
     * @param uptime sysUpTime.0 or the v1 time-stamp, hundredths of a second; null when absent
     * @param agentAddress v1 agent-addr or snmpTrapAddress.0, dotted decimal; null when absent
     * @param enterprise v1 enterprise or snmpTrapEnterprise.0; null when absent
     * @param varbinds in order, without sysUpTime.0 and snmpTrapOID.0
     * @param pduCrc CRC32C over the PDU's bytes, for recognising a repeated inform
     * @param v3 engine and context; null below v3
     * @param damage why not all of it could be read; null for a whole message. What could be read is here all the
     *     same, and each damaged varbind as its octets
     */
    record Trap(
            int version,
            PduType pduType,
            @Nullable String community,
            @Nullable String securityName,
            long requestId,
            @Nullable String trapOid,
            @Nullable Long uptime,
            @Nullable String agentAddress,
            @Nullable String enterprise,
            @Nullable Integer genericTrap,
            @Nullable Integer specificTrap,
            List<VarBind> varbinds,
            int pduCrc,
            @Nullable V3 v3,
            @Nullable Damage damage)
            implements Decoded {

        /** A whole message of v1 or v2c. */
        public Trap(
                int version,
                PduType pduType,
                @Nullable String community,
                @Nullable String securityName,
                long requestId,
                @Nullable String trapOid,
                @Nullable Long uptime,
                @Nullable String agentAddress,
                @Nullable String enterprise,
                @Nullable Integer genericTrap,
                @Nullable Integer specificTrap,
                List<VarBind> varbinds,
                int pduCrc) {
            this(
                    version,
                    pduType,
                    community,
                    securityName,
                    requestId,
                    trapOid,
                    uptime,
                    agentAddress,
                    enterprise,
                    genericTrap,
                    specificTrap,
                    varbinds,
                    pduCrc,
                    null,
                    null);
        }

        /** True when it says too little to be judged: damaged before anybody knows what it is about. */
        public boolean unknowable() {
            return damage != null && trapOid == null;
        }
    }

    /**
     * What was wrong with a message that was read in part.
     *
     * @param reason a stable word, as of {@link Unreadable}
     * @param detail where and why, for a person
     */
    record Damage(String reason, String detail) {}

    /**
     * Where a v3 message comes from (RFC 3412, RFC 3414).
     *
     * @param engineId msgAuthoritativeEngineID, lower-case hex; the sender's own for a trap
     * @param contextEngineId lower-case hex
     * @param securityLevel noAuthNoPriv, authNoPriv or authPriv, as the flags say
     */
    record V3(String engineId, String contextEngineId, String contextName, String securityLevel) {}

    /**
     * A syslog message in whatever dialect; null where the message does not say.
     *
     * @param format rfc5424, rfc3164, cisco, juniper, ... or plain when there is no header at all
     * @param timestamp RFC 3339, zone and year completed as far as known
     * @param structuredData SD-ID to parameters, in order
     * @param mnemonic the vendor's event word ({@code LINK-3-UPDOWN}, {@code SNMP_TRAP_LINK_DOWN}); null when none
     */
    record SyslogMessage(
            String format,
            @Nullable Integer facility,
            @Nullable Integer severity,
            @Nullable String timestamp,
            @Nullable String hostname,
            @Nullable String appName,
            @Nullable String procId,
            @Nullable String msgId,
            Map<String, Map<String, String>> structuredData,
            String message,
            @Nullable String mnemonic)
            implements Decoded {}

    /**
     * Bytes that are kept but cannot be read.
     *
     * @param reason a stable word: {@code truncated}, {@code badLength}, {@code encrypted}, ...
     * @param detail where and why, for a person
     * @param partial what could be read before, names to printable values
     */
    record Unreadable(String reason, String detail, Map<String, String> partial) implements Decoded {}
}
