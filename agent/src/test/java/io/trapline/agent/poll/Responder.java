package io.trapline.agent.poll;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.snmp4j.util.DefaultPDUFactory;

/** An SNMP agent with a table of values, which can be told to answer wrongly. */
final class Responder implements AutoCloseable {

    static final String COMMUNITY = "s3cret-poll";
    static final String USER = "poller";
    static final String AUTH = "auth-pass-12";
    static final String PRIV = "priv-pass-12";

    final NavigableMap<OID, Variable> values = new ConcurrentSkipListMap<>();
    final AtomicInteger asked = new AtomicInteger();

    /** RFC 3416 section 3: error-status of every answer. */
    volatile int error = PDU.noError;

    /** Answers with another request-id. */
    volatile boolean confused;

    /** More rows than this in one answer are too big; 0 for no limit. */
    volatile int rowsMax;

    /** Is told the number of each question before it is answered. */
    volatile IntConsumer before = number -> {};

    /** From this question on there is no answer. */
    volatile int muteFrom = Integer.MAX_VALUE;

    /** Answers GETBULK with rows that do not ascend. */
    volatile boolean goesRound;

    private final Snmp snmp;
    private final DefaultUdpTransportMapping socket;

    Responder() throws IOException {
        var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        byte[] engine = MPv3.createLocalEngineID();
        var usm = new USM(protocols, new OctetString(engine), 0);
        usm.addUser(new UsmUser(
                new OctetString(USER),
                AuthHMAC192SHA256.ID,
                new OctetString(AUTH),
                PrivAES128.ID,
                new OctetString(PRIV)));
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(
                engine,
                new DefaultPDUFactory(),
                protocols,
                SecurityModels.getCollection(new SecurityModel[] {usm}),
                CounterSupport.getInstance()));
        socket = new DefaultUdpTransportMapping(new UdpAddress(InetAddress.getLoopbackAddress(), 0));
        snmp = new Snmp(dispatcher, socket);
        snmp.addCommandResponder(new CommandResponder() {
            @Override
            public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
                answer(event);
            }
        });
        snmp.listen();
    }

    int port() {
        return socket.getListenAddress().getPort();
    }

    private <A extends Address> void answer(CommandResponderEvent<A> event) {
        int number = asked.incrementAndGet();
        before.accept(number);
        boolean known = event.getSecurityModel() == SecurityModel.SECURITY_MODEL_USM
                || COMMUNITY.equals(new OctetString(event.getSecurityName()).toString());
        PDU question = event.getPDU();
        boolean bulk = question.getType() == PDU.GETBULK;
        if (!known || number >= muteFrom || question.getType() != PDU.GET && !bulk) {
            return;
        }
        PDU answer = (PDU) question.clone();
        answer.setType(PDU.RESPONSE);
        answer.setErrorStatus(error);
        if (confused) {
            answer.setRequestID(
                    new org.snmp4j.smi.Integer32(question.getRequestID().getValue() + 1));
        }
        if (bulk) {
            behind(answer, question.get(0).getOid(), question.getMaxRepetitions());
        } else {
            for (int i = 0; i < answer.size(); i++) {
                OID oid = answer.get(i).getOid();
                answer.set(i, new VariableBinding(oid, values.getOrDefault(oid, Null.noSuchInstance)));
            }
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

    /** RFC 3416 section 4.2.3, for one column. */
    private void behind(PDU answer, OID from, int repetitions) {
        answer.setErrorStatus(rowsMax > 0 && repetitions > rowsMax ? PDU.tooBig : error);
        answer.setErrorIndex(0);
        answer.setVariableBindings(List.of());
        OID last = from;
        for (int i = 0; i < repetitions && answer.getErrorStatus() == PDU.noError; i++) {
            OID next = values.higherKey(last);
            Variable value = next == null ? Null.endOfMibView : values.get(next);
            last = next == null ? last : next;
            answer.add(new VariableBinding(goesRound ? from : last, goesRound ? new OID("0.0") : value));
        }
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
