package io.trapline.deploy.micro;

import io.trapline.agent.Envelope;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** The messages that are measured: a line of RFC 5424 of usual length, and a linkDown of v2c as snmp4j writes it. */
final class Samples {

    static final byte[] LINE = ("<165>1 2026-11-01T11:58:03.125Z pe7.example.net ifmgr 2214 LINK_DOWN "
                    + "[port@32473 ifIndex=\"541\" ifName=\"xe-1/0/3\"] Interface xe-1/0/3 to agg4 is down, no light on it")
            .getBytes(StandardCharsets.UTF_8);

    static final byte[] TRAP = trap();

    private static final long RECEIVED = 1_793_534_283_000_000_000L;

    private Samples() {}

    static RawRecord record(Kind kind, byte[] bytes) {
        return new RawRecord(1, RECEIVED, RECEIVED, new Envelope(kind, Transport.UDP, "l", "", null, false), bytes);
    }

    private static byte[] trap() {
        PDU pdu = new PDU();
        pdu.setType(PDU.TRAP);
        pdu.setRequestID(new Integer32(20_417));
        bind(pdu, "1.3.6.1.2.1.1.3.0", new TimeTicks(811_222));
        bind(pdu, "1.3.6.1.6.3.1.1.4.1.0", new OID("1.3.6.1.6.3.1.1.5.3"));
        bind(pdu, "1.3.6.1.2.1.2.2.1.1.541", new Integer32(541));
        bind(pdu, "1.3.6.1.2.1.2.2.1.7.541", new Integer32(1));
        bind(pdu, "1.3.6.1.2.1.2.2.1.8.541", new Integer32(2));
        bind(pdu, "1.3.6.1.2.1.31.1.1.1.1.541", new OctetString("xe-1/0/3"));
        try {
            BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(1024));
            OctetString community = new OctetString("public");
            int length = 3 + community.getBERLength() + pdu.getBERLength();
            BER.encodeHeader(out, BER.SEQUENCE, length);
            BER.encodeInteger(out, BER.INTEGER, 1);
            community.encodeBER(out);
            pdu.encodeBER(out);
            ByteBuffer written = out.getBuffer();
            written.flip();
            byte[] octets = new byte[written.remaining()];
            written.get(octets);
            return octets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bind(PDU pdu, String oid, org.snmp4j.smi.Variable value) {
        pdu.add(new VariableBinding(new OID(oid), value));
    }

    /** What snmp4j's own BER classes make of a v1 or v2c message; the community, then the PDU. */
    static PDU bySnmp4j(byte[] message) {
        try {
            BERInputStream in = new BERInputStream(ByteBuffer.wrap(message));
            BER.decodeHeader(in, new BER.MutableByte());
            new Integer32().decodeBER(in);
            new OctetString().decodeBER(in);
            PDU pdu = new PDU();
            pdu.decodeBER(in);
            return pdu;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
