package io.trapline.agent.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/** A second reader of SNMP messages, nobody's here: the BER classes of snmp4j. */
record Oracle(int version, byte[] community, PDU pdu) {

    /** Null for what it cannot read, and for v3. */
    static @Nullable Oracle read(byte[] message) {
        try {
            var in = new BERInputStream(ByteBuffer.wrap(message));
            var sequence = new BER.MutableByte();
            int length = BER.decodeHeader(in, sequence);
            if (sequence.getValue() != BER.SEQUENCE || in.getPosition() + length != message.length) {
                return null;
            }
            var version = new Integer32();
            version.decodeBER(in);
            if (version.getValue() != 0 && version.getValue() != 1) {
                return null;
            }
            var community = new OctetString();
            community.decodeBER(in);
            in.mark(1);
            int tag = in.read();
            in.reset();
            PDU pdu = tag == (PDU.V1TRAP & 0xff) ? new PDUv1() : new PDU();
            pdu.decodeBER(in);
            return new Oracle(version.getValue(), community.getValue(), pdu);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
