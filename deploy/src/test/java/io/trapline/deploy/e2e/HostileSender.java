package io.trapline.deploy.e2e;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** Says one text in every way in which a device can say it: traps that are known and not, lines of both kinds. */
final class HostileSender implements AutoCloseable {

    /** Messages for each text. */
    static final int MESSAGES = 5;

    private static final OID LINK_DOWN = new OID("1.3.6.1.6.3.1.1.5.3");
    private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";
    private static final String IF_NAME = "1.3.6.1.2.1.31.1.1.1.1.";

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final int snmp;
    private final int syslog;

    HostileSender(int snmp, int syslog) throws IOException {
        this.snmp = snmp;
        this.syslog = syslog;
    }

    void say(int number, String text) throws IOException {
        byte[] said = text.getBytes(StandardCharsets.UTF_8);
        linkDown(number, HostileTexts.ifIndex(number), said);
        // A port that the BSS does not have: its name is a word that leads to nobody.
        linkDown(number, 7_000 + number, said);
        unknown(number, said);
        send(line("<131>1 2026-11-22T20:00:00Z h" + number + " app 1 ID47 [x@1 y=\"", said, "\"] ", said), syslog);
        send(line("<131>Nov 22 20:00:00 h" + number + " ", said, ": %LINK-3-UPDOWN: Interface ", said), syslog);
    }

    private void linkDown(int number, int ifIndex, byte[] said) throws IOException {
        var pdu = pdu(LINK_DOWN, number);
        pdu.add(new VariableBinding(new OID(IF_ENTRY + "1." + ifIndex), new Integer32(ifIndex)));
        pdu.add(new VariableBinding(new OID(IF_ENTRY + "2." + ifIndex), new OctetString(said)));
        pdu.add(new VariableBinding(new OID(IF_ENTRY + "7." + ifIndex), new Integer32(1)));
        pdu.add(new VariableBinding(new OID(IF_ENTRY + "8." + ifIndex), new Integer32(2)));
        pdu.add(new VariableBinding(new OID(IF_NAME + ifIndex), new OctetString(said)));
        send(InformSender.message(pdu), snmp);
    }

    /** One that no rule knows, each of a kind of its own. */
    private void unknown(int number, byte[] said) throws IOException {
        var pdu = pdu(new OID("1.3.6.1.4.1.99999.1." + number), number);
        pdu.add(new VariableBinding(new OID("1.3.6.1.4.1.99999.2." + number), new OctetString(said)));
        send(InformSender.message(pdu), snmp);
    }

    private static PDU pdu(OID trap, int number) {
        var pdu = new PDU();
        pdu.setType(PDU.TRAP);
        pdu.setRequestID(new Integer32(number));
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.1.3.0"), new TimeTicks(1)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.6.3.1.1.4.1.0"), trap));
        pdu.add(new VariableBinding(new OID("1.3.6.1.6.3.18.1.3.0"), new IpAddress(HostileTexts.address(number))));
        return pdu;
    }

    private static byte[] line(String before, byte[] said, String between, byte[] again) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        line.write(before.getBytes(StandardCharsets.UTF_8));
        line.write(said);
        line.write(between.getBytes(StandardCharsets.UTF_8));
        line.write(again);
        return line.toByteArray();
    }

    private void send(byte[] message, int port) throws IOException {
        socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public void close() {
        socket.close();
    }
}
