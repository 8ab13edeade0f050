package io.trapline.deploy.micro;

import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.decode.Decoder;
import java.time.ZoneOffset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.snmp4j.PDU;

/** A line of RFC 5424 and a v2c trap, by us and by the plain twin. */
@State(Scope.Benchmark)
public class Decoding {

    private final RawRecord line = Samples.record(Kind.SYSLOG, Samples.LINE);
    private final RawRecord trap = Samples.record(Kind.SNMP, Samples.TRAP);

    @Benchmark
    public Decoded line() {
        return Decoder.decode(line, ZoneOffset.UTC);
    }

    @Benchmark
    public Object lineByTwin() {
        return OffsetParser.parse(line.bytes());
    }

    @Benchmark
    public Decoded trap() {
        return Decoder.decode(trap, ZoneOffset.UTC);
    }

    /** snmp4j leaves OIDs and values as numbers; nothing of it is text yet. */
    @Benchmark
    public PDU trapBySnmp4j() {
        return Samples.bySnmp4j(trap.bytes());
    }
}
