package io.trapline.agent.poll;

import io.trapline.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/**
 * Asks devices by SNMP for ifOperStatus of a port, and for its names (IF-MIB, RFC 2863), and for the alarms that
 * they have active (ALARM-MIB, RFC 3877), with what the operator said for their network. Safe for any thread; a
 * question waits for its answer.
 */
public final class PortPoller implements AutoCloseable {

    private static final OID OPER_STATUS = new OID("1.3.6.1.2.1.2.2.1.8");
    private static final OID DESCR = new OID("1.3.6.1.2.1.2.2.1.2");
    private static final OID NAME = new OID("1.3.6.1.2.1.31.1.1.1.1");
    private static final int NAME_CHARS_MAX = 255;
    private static final String NOBODY = "nobody may ask there";

    private final Ways ways;
    private final TableWalk.Limits limits;

    private PortPoller(Ways ways, TableWalk.Limits limits) {
        this.ways = ways;
        this.limits = limits;
    }

    /** Opens sockets from which questions go out. */
    public static PortPoller open(Settings.Polling settings) throws IOException {
        return open(settings, TableWalk.Limits.USUAL);
    }

    static PortPoller open(Settings.Polling settings, TableWalk.Limits limits) throws IOException {
        return new PortPoller(Ways.open(settings), limits);
    }

    /** @param address literal, of a device */
    public PortStatus ask(String address, int ifIndex) throws InterruptedException {
        InetAddress device = InetAddress.ofLiteral(address);
        Way way = ways.to(device);
        if (way == null) {
            return new PortStatus.Useless(NOBODY);
        }
        PDU question = Ways.question(way, PDU.GET);
        for (OID column : List.of(OPER_STATUS, NAME, DESCR)) {
            question.add(new VariableBinding(new OID(column).append(ifIndex)));
        }
        try {
            PDU answer = ways.ask(way, device, question);
            return answer == null ? new PortStatus.Silent() : judged(answer, ifIndex);
        } catch (IOException unreachable) {
            return new PortStatus.Useless("cannot be reached: " + unreachable.getMessage());
        }
    }

    /**
     * Reads alarmActiveTable.
     *
     * @param address literal, of a device
     * @param resources values of alarmActiveResourceId whose rows are wanted, as dotted numbers
     */
    public AlarmTable alarms(String address, Set<String> resources) {
        InetAddress device = InetAddress.ofLiteral(address);
        Way way = ways.to(device);
        if (way == null || !way.target().alarmTable()) {
            return new AlarmTable.Useless(NOBODY);
        }
        try {
            return new TableWalk(ways, way, device, limits).read(resources);
        } catch (IOException unreachable) {
            return new AlarmTable.Useless("cannot be reached: " + unreachable.getMessage());
        }
    }

    private static PortStatus judged(PDU answer, int ifIndex) {
        String refusal = Refusal.of(answer);
        if (refusal != null) {
            return new PortStatus.Useless(refusal);
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

    @Override
    public void close() {
        ways.close();
    }
}
