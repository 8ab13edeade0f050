package io.trapline.agent.poll;

import io.trapline.agent.Networks;
import io.trapline.config.Settings;
import io.trapline.config.Settings.PollTarget;
import io.trapline.config.Settings.V3User;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.snmp4j.util.DefaultPDUFactory;

/**
 * Asks devices by SNMP GET for ifOperStatus of a port, and for its names (IF-MIB, RFC 2863), with what the
 * operator said for their network. Safe for any thread; a question waits for its answer.
 */
public final class PortPoller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PortPoller.class);
    private static final OID OPER_STATUS = new OID("1.3.6.1.2.1.2.2.1.8");
    private static final OID DESCR = new OID("1.3.6.1.2.1.2.2.1.2");
    private static final OID NAME = new OID("1.3.6.1.2.1.31.1.1.1.1");
    private static final int NAME_CHARS_MAX = 255;

    private final List<Way> ways;
    private final Duration timeout;
    private final int retries;

    /** One target, with a socket and a user of its own: users of two targets may have the same name. */
    private record Way(Networks networks, PollTarget target, Snmp snmp) {}

    private PortPoller(List<Way> ways, Settings.Polling settings) {
        this.ways = ways;
        this.timeout = settings.timeout();
        this.retries = settings.retries();
    }

    /** Opens sockets from which questions go out. */
    public static PortPoller open(Settings.Polling settings) throws IOException {
        List<Way> ways = new ArrayList<>();
        var poller = new PortPoller(ways, settings);
        try {
            for (PollTarget target : settings.targets()) {
                var snmp = new Snmp(dispatcher(target.user()), new DefaultUdpTransportMapping());
                ways.add(new Way(new Networks(target.networks()), target, snmp));
                snmp.listen();
            }
        } catch (IOException e) {
            poller.close();
            throw e;
        }
        return poller;
    }

    private static MessageDispatcherImpl dispatcher(@Nullable V3User user) {
        var dispatcher = new MessageDispatcherImpl();
        if (user == null) {
            dispatcher.addMessageProcessingModel(new MPv2c());
            return dispatcher;
        }
        var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        byte[] engine = MPv3.createLocalEngineID();
        var usm = new USM(protocols, new OctetString(engine), 0);
        V3Protocols.add(usm, user);
        var models = SecurityModels.getCollection(new SecurityModel[] {usm});
        dispatcher.addMessageProcessingModel(
                new MPv3(engine, new DefaultPDUFactory(), protocols, models, CounterSupport.getInstance()));
        return dispatcher;
    }

    /** @param address literal, of a device */
    public PortStatus ask(String address, int ifIndex) throws InterruptedException {
        InetAddress device = InetAddress.ofLiteral(address);
        Way way = ways.stream()
                .filter(one -> one.networks().contains(device))
                .findFirst()
                .orElse(null);
        if (way == null) {
            return new PortStatus.Useless("nobody may ask there");
        }
        PDU question = way.target().user() == null ? new PDU() : new ScopedPDU();
        question.setType(PDU.GET);
        for (OID column : List.of(OPER_STATUS, NAME, DESCR)) {
            question.add(new VariableBinding(new OID(column).append(ifIndex)));
        }
        try {
            var event = way.snmp().send(question, target(way.target(), device));
            PDU answer = event == null ? null : event.getResponse();
            return answer == null ? new PortStatus.Silent() : judged(answer, ifIndex);
        } catch (IOException unreachable) {
            return new PortStatus.Useless("cannot be reached: " + unreachable.getMessage());
        }
    }

    private Target<UdpAddress> target(PollTarget of, InetAddress device) {
        var address = new UdpAddress(device, of.port());
        Target<UdpAddress> target;
        V3User user = of.user();
        if (user == null) {
            byte[] community = Objects.requireNonNull(of.community()).reveal().getBytes(StandardCharsets.UTF_8);
            target = new CommunityTarget<>(address, new OctetString(community));
            target.setVersion(SnmpConstants.version2c);
        } else {
            target = new UserTarget<>(address, new OctetString(user.name()), new byte[0], level(user));
            target.setVersion(SnmpConstants.version3);
        }
        target.setTimeout(timeout.toMillis());
        target.setRetries(retries);
        return target;
    }

    private static int level(V3User user) {
        int proved = user.priv() == null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV;
        return user.auth() == null ? SecurityLevel.NOAUTH_NOPRIV : proved;
    }

    private static PortStatus judged(PDU answer, int ifIndex) {
        if (answer.getType() == PDU.REPORT) {
            return new PortStatus.Useless("refused who asks: report " + oids(answer));
        }
        if (answer.getErrorStatus() != PDU.noError) {
            return new PortStatus.Useless("error " + answer.getErrorStatusText());
        }
        Integer status = null;
        List<String> names = new ArrayList<>();
        for (VariableBinding binding : answer.getVariableBindings()) {
            OID oid = binding.getOid();
            if (oid.equals(new OID(OPER_STATUS).append(ifIndex)) && binding.getVariable() instanceof Integer32 number) {
                status = number.getValue();
            } else if ((oid.equals(new OID(NAME).append(ifIndex)) || oid.equals(new OID(DESCR).append(ifIndex)))
                    && binding.getVariable() instanceof OctetString text
                    && text.length() > 0
                    && text.length() <= NAME_CHARS_MAX) {
                names.add(new String(text.getValue(), StandardCharsets.UTF_8));
            }
        }
        return status == null
                ? new PortStatus.Useless("there is no ifOperStatus." + ifIndex)
                : new PortStatus.Seen(status, List.copyOf(names));
    }

    private static String oids(PDU report) {
        return report.getVariableBindings().stream()
                .map(binding -> binding.getOid().toString())
                .toList()
                .toString();
    }

    @Override
    public void close() {
        for (Way way : ways) {
            try {
                way.snmp().close();
            } catch (IOException e) {
                LOG.warn("A socket for questions did not close in order. reason={}", e.toString());
            }
        }
    }
}
