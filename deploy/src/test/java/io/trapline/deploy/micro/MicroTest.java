package io.trapline.deploy.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.smi.VariableBinding;

/** What the benchmarks compare says the same, and decoding leaves nothing behind but its result; no clock is read. */
final class MicroTest {

    /** Bytes of the results on a 64-bit HotSpot with compressed pointers, counted by {@link Footprint}. */
    private static final long LINE_BYTES = 880;

    private static final long TRAP_BYTES = 904;

    private static final int BATCHES = 200;
    private static final int CALLS = 100;

    private final Decoding decoding = new Decoding();

    @Test
    void aLineSaysWhatItsTwinSays() {
        var ours = (Decoded.SyslogMessage) decoding.line();
        var twin = OffsetParser.parse(Samples.LINE);
        assertThat(ours.format()).isEqualTo("rfc5424");
        assertThat(new OffsetParser.Parts(
                        twin.facility(),
                        twin.severity(),
                        ours.timestamp() == null ? "" : ours.timestamp(),
                        ours.hostname() == null ? "" : ours.hostname(),
                        ours.appName() == null ? "" : ours.appName(),
                        ours.procId() == null ? "" : ours.procId(),
                        ours.msgId() == null ? "" : ours.msgId(),
                        ours.structuredData(),
                        ours.message()))
                .isEqualTo(twin);
        assertThat(ours.facility()).isEqualTo(twin.facility());
        assertThat(ours.severity()).isEqualTo(twin.severity());
    }

    @Test
    void aTrapSaysWhatSnmp4jReads() {
        var ours = (Decoded.Trap) decoding.trap();
        PDU twin = decoding.trapBySnmp4j();
        List<? extends VariableBinding> all = twin.getVariableBindings();
        assertThat(ours.uptime()).isEqualTo(all.get(0).getVariable().toLong());
        assertThat(ours.trapOid()).isEqualTo(all.get(1).getVariable().toString());
        assertThat(ours.requestId()).isEqualTo(twin.getRequestID().toLong());
        assertThat(ours.varbinds())
                .extracting(VarBind::oid)
                .isEqualTo(
                        all.stream().skip(2).map(one -> one.getOid().toString()).toList());
        assertThat(ours.varbinds())
                .extracting(VarBind::value)
                .isEqualTo(all.stream()
                        .skip(2)
                        .map(one -> one.getVariable().toString())
                        .toList());
    }

    @Test
    void theSameRulesAreFoundAmongTenAndTwoThousand() {
        for (int rules : new int[] {10, 2000}) {
            Matching matching = new Matching();
            matching.rules = rules;
            matching.load();
            assertThat(matching.found()).isEqualTo(Matching.RULES);
        }
    }

    @Test
    void theInventoryFindsWhatTheMapFinds() {
        Lookup lookup = new Lookup();
        lookup.ports = 5_000;
        lookup.fill();
        for (int i = 0; i < 1_000; i++) {
            // Each takes the next of the questions: two in a row would be two different ones.
            String ours = lookup.port();
            lookup.again();
            assertThat(ours).isNotNull().isEqualTo(lookup.portByMap());
        }
    }

    @Test
    void decodingLeavesNoGarbage() {
        assertThat(bytes(decoding::line)).isLessThanOrEqualTo(LINE_BYTES);
        assertThat(bytes(decoding::trap)).isLessThanOrEqualTo(TRAP_BYTES);
    }

    /** Of one call: the least of many batches, because a compiler that changes its mind may allocate too. */
    private static long bytes(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / CALLS);
        }
        return least;
    }
}
