package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/** Informs and syslog lines at a steady pace, numbered, with a memory of what was sent and answered. */
final class Load implements AutoCloseable {

    private final InformOracle oracle;
    private final InformSender informs;
    private final LineSender lines;
    private final int connection;

    /**
     * @param connection tells the lines of several loads of one test apart, and their request-ids
     * @param paddingBytes makes each line longer
     */
    Load(Site site, Path folder, int connection, int perSecond, int paddingBytes) throws IOException {
        this.connection = connection;
        this.oracle = new InformOracle(folder.resolve("oracle-" + connection));
        this.informs = new InformSender(site.snmp(), 1 + connection * 1_000_000, oracle, Load::content);
        this.lines = LineSender.start(site.syslog(), connection, perSecond, paddingBytes);
        informs.start(perSecond);
    }

    private static PDU content(int requestId) {
        var pdu = new PDU();
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.1.3.0"), new TimeTicks(requestId)));
        pdu.add(new VariableBinding(new OID("1.3.6.1.6.3.1.1.4.1.0"), new OID("1.3.6.1.4.1.8072.9999.0.1")));
        pdu.add(new VariableBinding(
                new OID("1.3.6.1.4.1.8072.9999.1.1"), new OctetString("inform-" + requestId + "-")));
        return pdu;
    }

    int connection() {
        return connection;
    }

    int linesSent() {
        return lines.sent();
    }

    InformOracle informs() {
        return oracle;
    }

    /** Waits for so many more answers: the way through the door and the disk is open. */
    void awaitAnswers(int more, Duration atMost) {
        int before = oracle.answered().size();
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> oracle.answered().size() >= before + more);
    }

    /** Sends nothing more. */
    void stop() throws InterruptedException {
        informs.stop();
        lines.stop();
    }

    /** Sends nothing more and waits until all that was asked is answered. */
    void stopAndSettle() throws InterruptedException {
        stop();
        await().atMost(Duration.ofSeconds(10)).until(() -> oracle.unanswered() == 0);
    }

    /** Everything this load was answered for is in {@code there}, once, and its lines without a hole. */
    void assertIn(Readback there) {
        assertThat(there.missing(oracle.answered()))
                .as("answered informs that are gone")
                .isEmpty();
        assertThat(there.lines(connection))
                .as("lines of connection %d, in order", connection)
                .isEqualTo(java.util.stream.IntStream.range(0, lines.sent())
                        .boxed()
                        .toList());
    }

    @Override
    public void close() throws IOException {
        informs.close();
        lines.close();
    }
}
