package io.trapline.deploy.demo.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.deploy.demo.device.Device.Port;
import io.trapline.deploy.demo.device.Device.Voice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** Reads the simulator's own BER with somebody else's reader. */
class LinkTrapTest {

    private static final Port PORT = new Port(1203112, "0/3/12");
    private static final Device OLT = new Device("olt-17", "10.20.4.17", Voice.TRAP_V2C, List.of(PORT));

    @Test
    void aV2cLinkDownSaysWhatTheStandardSays() throws IOException {
        var pdu = new PDU();
        read(LinkTrap.v2c(OLT, PORT, false, 77, 4_000_000_000L), pdu);

        assertThat(pdu.getType()).isEqualTo(PDU.TRAP);
        assertThat(pdu.getRequestID().getValue()).isEqualTo(77);
        assertThat(pdu.getVariable(new OID("1.3.6.1.2.1.1.3.0")).toLong()).isEqualTo(4_000_000_000L);
        assertThat(pdu.getVariable(new OID("1.3.6.1.6.3.1.1.4.1.0"))).isEqualTo(new OID("1.3.6.1.6.3.1.1.5.3"));
        assertThat(pdu.getVariable(new OID("1.3.6.1.2.1.2.2.1.1.1203112"))).isEqualTo(new Integer32(1203112));
        assertThat(pdu.getVariable(new OID("1.3.6.1.2.1.2.2.1.8.1203112"))).isEqualTo(new Integer32(2));
        assertThat(pdu.getVariable(new OID("1.3.6.1.2.1.31.1.1.1.1.1203112"))).isEqualTo(new OctetString("0/3/12"));
        assertThat(pdu.getVariable(new OID("1.3.6.1.6.3.18.1.3.0"))).hasToString("10.20.4.17");
    }

    @Test
    void aV1LinkUpNamesItsAgent() throws IOException {
        var pdu = new PDUv1();
        read(LinkTrap.v1(OLT, PORT, true, 5), pdu);

        assertThat(pdu.getGenericTrap()).isEqualTo(PDUv1.LINKUP);
        assertThat(pdu.getAgentAddress()).hasToString("10.20.4.17");
        assertThat(pdu.getVariable(new OID("1.3.6.1.2.1.2.2.1.1.1203112"))).isEqualTo(new Integer32(1203112));
    }

    private static void read(byte[] message, PDU pdu) throws IOException {
        var in = new BERInputStream(ByteBuffer.wrap(message));
        BER.decodeHeader(in, new BER.MutableByte());
        new Integer32().decodeBER(in);
        new OctetString().decodeBER(in);
        pdu.decodeBER(in);
    }
}
