package io.trapline.agent.poll;

import io.trapline.agent.poll.AlarmTable.Cut;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * One reading of alarmActiveTable (RFC 3877): the column of resources by GETBULK, then the models of the rows that
 * are wanted. Whether the device has that MIB, and whether the table stood still meanwhile, say alarmActiveLastChanged,
 * alarmActiveOverflow and sysUpTime, which are asked before and after. Whatever is odd makes it a part of the table.
 * Used once, by one thread.
 */
final class TableWalk {

    private static final OID LAST_CHANGED = new OID("1.3.6.1.2.1.118.1.2.1.0");
    private static final OID OVERFLOW = new OID("1.3.6.1.2.1.118.1.2.5.0");
    private static final OID UP_TIME = new OID("1.3.6.1.2.1.1.3.0");
    private static final OID RESOURCE = new OID("1.3.6.1.2.1.118.1.2.2.1.10");
    private static final OID MODEL = new OID("1.3.6.1.2.1.118.1.2.2.1.13");

    /** So many rows an answer: with long indexes still a datagram of the usual size. */
    private static final int REPETITIONS = 16;

    private final Ways ways;
    private final Way way;
    private final InetAddress device;
    private final Limits limits;
    private final long began = System.nanoTime();
    private int repetitions = REPETITIONS;
    private int count;
    private long bytes;
    private Cut cut = Cut.NOTHING;

    /**
     * How much of a table is read.
     *
     * @param bytes of all answers
     * @param settled a device that is up for less may not have found its faults again
     */
    record Limits(int rows, long bytes, Duration time, Duration settled) {

        static final Limits USUAL = new Limits(10_000, 4L << 20, Duration.ofSeconds(60), Duration.ofMinutes(1));
    }

    /** When the table changed last, its overflow and the time since the start, in hundredths of a second. */
    private record Scalars(long lastChanged, long overflow, long upTime) {}

    /** An answer that cannot be used. */
    private static final class Broken extends Exception {

        private static final long serialVersionUID = 1;
        private final AlarmTable instead;

        Broken(AlarmTable instead) {
            this.instead = instead;
        }
    }

    TableWalk(Ways ways, Way way, InetAddress device, Limits limits) {
        this.ways = ways;
        this.way = way;
        this.device = device;
        this.limits = limits;
    }

    AlarmTable read(Set<String> resources) throws IOException {
        Scalars before;
        try {
            before = scalars();
        } catch (Broken nothing) {
            return nothing.instead;
        }
        if (before == null) {
            return new AlarmTable.Absent();
        }
        Map<OID, String> wanted = resources(resources);
        List<AlarmTable.Row> rows = models(wanted);
        if (cut == Cut.NOTHING) {
            cut = judged(before);
        }
        return new AlarmTable.Read(count, List.copyOf(rows), cut);
    }

    private Cut judged(Scalars before) throws IOException {
        Scalars after;
        try {
            after = scalars();
        } catch (Broken nothing) {
            return nothing.instead instanceof AlarmTable.Silent ? Cut.SILENCE : Cut.FAULT;
        }
        if (after == null || after.lastChanged() != before.lastChanged() || after.upTime() < before.upTime()) {
            return Cut.MOVED;
        }
        if (after.overflow() > 0) {
            return Cut.OVERFLOW;
        }
        return before.upTime() * 10 < limits.settled().toMillis() ? Cut.YOUNG : Cut.NOTHING;
    }

    /** Null where the device has no such MIB. */
    private @Nullable Scalars scalars() throws IOException, Broken {
        PDU question = Ways.question(way, PDU.GET);
        for (OID scalar : List.of(LAST_CHANGED, OVERFLOW, UP_TIME)) {
            question.add(new VariableBinding(scalar));
        }
        PDU answer = ways.ask(way, device, question);
        if (answer == null) {
            throw new Broken(new AlarmTable.Silent());
        }
        String refusal = Refusal.of(answer);
        if (refusal != null) {
            throw new Broken(new AlarmTable.Useless(refusal));
        }
        Long lastChanged = number(answer, LAST_CHANGED);
        Long overflow = number(answer, OVERFLOW);
        Long upTime = number(answer, UP_TIME);
        return lastChanged == null
                ? null
                : new Scalars(lastChanged, overflow == null ? 0 : overflow, upTime == null ? 0 : upTime);
    }

    private static @Nullable Long number(PDU answer, OID scalar) {
        for (VariableBinding binding : answer.getVariableBindings()) {
            if (binding.getOid().equals(scalar) && binding.getVariable() instanceof UnsignedInteger32 number) {
                return number.getValue();
            }
        }
        return null;
    }

    /** Index and resource of every row on a resource that is wanted. */
    private Map<OID, String> resources(Set<String> wanted) throws IOException {
        Map<OID, String> found = new LinkedHashMap<>();
        OID last = RESOURCE;
        while (last != null && cut == Cut.NOTHING) {
            PDU answer = bulk(last);
            last = answer == null ? null : taken(answer, last, wanted, found);
        }
        return found;
    }

    /** Null when there is none that could be used; then it is cut. */
    private @Nullable PDU bulk(OID last) throws IOException {
        while (within()) {
            PDU question = Ways.question(way, PDU.GETBULK);
            question.setMaxRepetitions(repetitions);
            question.add(new VariableBinding(last));
            PDU answer = ways.ask(way, device, question);
            if (answer != null && answer.getErrorStatus() == PDU.tooBig && repetitions > 1) {
                repetitions /= 2;
            } else {
                return usable(answer);
            }
        }
        return null;
    }

    private boolean within() {
        if (bytes > limits.bytes()) {
            cut(Cut.BYTES);
        }
        return inTime() && cut == Cut.NOTHING;
    }

    private @Nullable PDU usable(@Nullable PDU answer) {
        if (answer == null) {
            cut(Cut.SILENCE);
            return null;
        }
        bytes += answer.getBERLength();
        if (Refusal.of(answer) != null || answer.size() == 0) {
            cut(Cut.FAULT);
            return null;
        }
        return answer;
    }

    /** The last row of the answer, null behind the last of all. */
    private @Nullable OID taken(PDU answer, OID before, Set<String> wanted, Map<OID, String> found) {
        OID last = before;
        for (VariableBinding binding : answer.getVariableBindings()) {
            OID oid = binding.getOid();
            if (binding.isException() || !oid.startsWith(RESOURCE)) {
                return null;
            }
            if (oid.compareTo(last) <= 0 || !(binding.getVariable() instanceof OID resource)) {
                cut(Cut.FAULT);
                return null;
            }
            if (count == limits.rows()) {
                cut(Cut.ROWS);
                return null;
            }
            count++;
            last = oid;
            String text = resource.toDottedString();
            if (wanted.contains(text)) {
                found.put(oid.getSuffix(RESOURCE), text);
            }
        }
        return last;
    }

    private List<AlarmTable.Row> models(Map<OID, String> wanted) throws IOException {
        List<AlarmTable.Row> rows = new ArrayList<>();
        Iterator<Map.Entry<OID, String>> left = wanted.entrySet().iterator();
        while (left.hasNext() && inTime()) {
            PDU question = Ways.question(way, PDU.GET);
            List<String> resources = new ArrayList<>();
            while (left.hasNext() && question.size() < repetitions) {
                Map.Entry<OID, String> row = left.next();
                OID model = new OID(MODEL);
                model.append(row.getKey());
                question.add(new VariableBinding(model));
                resources.add(row.getValue());
            }
            PDU answer = usable(ways.ask(way, device, question));
            if (answer == null) {
                return rows;
            }
            for (int i = 0; i < resources.size(); i++) {
                row(question.get(i).getOid(), i < answer.size() ? answer.get(i) : null, resources.get(i), rows);
            }
        }
        return rows;
    }

    /** True while a question may follow. */
    private boolean inTime() {
        boolean late = System.nanoTime() - began > limits.time().toNanos();
        if (late) {
            cut(Cut.TIME);
        }
        return !late;
    }

    /** The first reason counts. */
    private void cut(Cut why) {
        cut = cut == Cut.NOTHING ? why : cut;
    }

    /** A row whose model nobody tells may be of any: then nothing is said of those that are missing. */
    private void row(OID asked, @Nullable VariableBinding said, String resource, List<AlarmTable.Row> rows) {
        Variable model = said == null || !said.getOid().equals(asked) ? null : said.getVariable();
        if (model instanceof OID pointer) {
            rows.add(new AlarmTable.Row(resource, pointer.toDottedString()));
        } else {
            cut(Cut.FAULT);
        }
    }
}
