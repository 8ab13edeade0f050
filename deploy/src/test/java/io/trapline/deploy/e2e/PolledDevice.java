package io.trapline.deploy.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** A device at an address of its own on loopback that answers SNMP GET (v2c) about its ports. */
final class PolledDevice implements AutoCloseable {

    static final String COMMUNITY = "ask-me-7";

    private static final OID OPER_STATUS = new OID("1.3.6.1.2.1.2.2.1.8");
    private static final OID NAME = new OID("1.3.6.1.2.1.31.1.1.1.1");

    final AtomicInteger asked = new AtomicInteger();
    private final Map<OID, Variable> values = new ConcurrentHashMap<>();
    private final Snmp snmp;

    PolledDevice(String address, int port) throws IOException {
        snmp = new Snmp(new DefaultUdpTransportMapping(new UdpAddress(InetAddress.ofLiteral(address), port)));
        snmp.addCommandResponder(new CommandResponder() {
            @Override
            public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
                answer(event);
            }
        });
        snmp.listen();
    }

    /** @param operStatus of RFC 2863: 1 up, 2 down */
    void port(int ifIndex, String name, int operStatus) {
        values.put(new OID(OPER_STATUS).append(ifIndex), new Integer32(operStatus));
        values.put(new OID(NAME).append(ifIndex), new OctetString(name));
    }

    private <A extends Address> void answer(CommandResponderEvent<A> event) {
        asked.incrementAndGet();
        PDU question = event.getPDU();
        if (!COMMUNITY.equals(new OctetString(event.getSecurityName()).toString()) || question.getType() != PDU.GET) {
            return;
        }
        PDU answer = (PDU) question.clone();
        answer.setType(PDU.RESPONSE);
        for (int i = 0; i < answer.size(); i++) {
            OID oid = answer.get(i).getOid();
            answer.set(i, new VariableBinding(oid, values.getOrDefault(oid, Null.noSuchInstance)));
        }
        try {
            snmp.getMessageDispatcher()
                    .returnResponsePdu(
                            event.getMessageProcessingModel(),
                            event.getSecurityModel(),
                            event.getSecurityName(),
                            event.getSecurityLevel(),
                            answer,
                            event.getMaxSizeResponsePDU(),
                            event.getStateReference(),
                            new StatusInformation());
        } catch (MessageException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
