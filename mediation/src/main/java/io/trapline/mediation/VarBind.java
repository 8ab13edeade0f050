package io.trapline.mediation;

/**
 * One variable binding, kept whole.
 *
 * @param oid dotted, without a leading dot; empty for one that cannot be read
 * @param type the SMI type name as in the RFCs: INTEGER, OCTET STRING, OBJECT IDENTIFIER, IpAddress,
 *     Counter32, Gauge32, TimeTicks, Opaque, Counter64, NULL, noSuchObject, noSuchInstance,
 *     endOfMibView; obsolete BIT STRING, NsapAddress, UInteger32; a number wrapped in an Opaque is
 *     Opaque Float, Opaque Double, Opaque Int64, Opaque UInt64 or Opaque Counter64;
 *     {@link #DAMAGED} for what cannot be read
 * @param value canonical text: decimal numbers, dotted OIDs and addresses; an OCTET STRING as
 *     text where it is text (see {@link OctetText}), else lower-case hex pairs joined by
 *     {@code :} ; empty for NULL
 * @param bytes the octets of an OCTET STRING or Opaque; empty otherwise
 */
public record VarBind(String oid, String type, String value, byte[] bytes) {

    /** The type of a variable binding that is kept as nothing but its octets, its own tag and length included. */
    public static final String DAMAGED = "damaged";
}
