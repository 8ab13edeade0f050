package io.trapline.agent.poll;

import io.trapline.agent.Networks;
import io.trapline.config.Settings.PollTarget;
import io.trapline.config.Settings.V3User;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.snmp4j.util.DefaultPDUFactory;

/**
 * One target, with a socket and a user of its own: users of two targets may have the same name. Safe for any
 * thread.
 */
final class Way implements AutoCloseable {

    private final Networks networks;
    private final PollTarget target;
    private final Snmp snmp;
    private final @Nullable Proof proof;

    /** Refusals that prove nothing, of devices that are being asked. */
    private final Map<Address, PDU> refusals = new ConcurrentHashMap<>();

    /** What one of SNMPv3 knows of devices: their engines by address, and how often and when those started. */
    private record Proof(MPv3 messages, USM users) {}

    private Way(PollTarget target, Snmp snmp, @Nullable Proof proof) {
        this.networks = new Networks(target.networks());
        this.target = target;
        this.snmp = snmp;
        this.proof = proof;
    }

    static Way open(PollTarget target) throws IOException {
        V3User user = target.user();
        Proof proof = user == null ? null : proof(user);
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(proof == null ? new MPv2c() : proof.messages());
        return new Way(target, new Snmp(dispatcher, new DefaultUdpTransportMapping()), proof);
    }

    private static Proof proof(V3User user) {
        var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        byte[] engine = MPv3.createLocalEngineID();
        var usm = new USM(protocols, new OctetString(engine), 0);
        V3Protocols.add(usm, user);
        var models = SecurityModels.getCollection(new SecurityModel[] {usm});
        return new Proof(
                new MPv3(engine, new DefaultPDUFactory(), protocols, models, CounterSupport.getInstance()), usm);
    }

    void listen() throws IOException {
        Snmp.ReportHandler usual = snmp.getReportHandler();
        snmp.setReportHandler(new Snmp.ReportHandler() {
            @Override
            public <A extends Address> void processReport(PduHandle question, CommandResponderEvent<A> event) {
                PDU report = event.getPDU();
                if (Refusal.known(report)) {
                    refusals.computeIfPresent(event.getPeerAddress(), (device, before) -> report);
                }
                usual.processReport(question, event);
            }
        });
        snmp.listen();
    }

    Networks networks() {
        return networks;
    }

    PollTarget target() {
        return target;
    }

    /**
     * Null when no answer came in time. A refusal that the device did not prove may be anybody's, so it ends no
     * waiting; where nothing better comes it is the answer.
     */
    @Nullable
    PDU send(PDU question, Target<UdpAddress> to) throws IOException {
        Address device = to.getAddress();
        refusals.put(device, question);
        try {
            var event = snmp.send(question, to);
            PDU answer = event == null ? null : event.getResponse();
            PDU refusal = refusals.get(device);
            return answer == null && refusal != null && refusal.getType() == PDU.REPORT ? refusal : answer;
        } finally {
            refusals.remove(device);
        }
    }

    /** True when something was known of the engine of a device, and is forgotten now. */
    boolean forget(UdpAddress device) {
        OctetString engine = proof == null ? null : proof.messages().removeEngineID(device);
        if (proof == null || engine == null) {
            return false;
        }
        proof.users().removeEngineTime(engine);
        return true;
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
