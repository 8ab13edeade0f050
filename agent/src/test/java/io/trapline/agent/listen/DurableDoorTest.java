package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.run;
import static io.trapline.agent.listen.ListenersHarness.snmp;
import static io.trapline.agent.listen.ListenersHarness.syslog;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trapline.agent.JournalIntake;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.ChronicleJournal;
import io.trapline.agent.journal.JournalOptions;
import io.trapline.agent.journal.StreamClock;
import io.trapline.config.Settings.Wire;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door in front of the journal that ships. */
class DurableDoorTest {

    private static final int LINES = 20_000;
    private static final int INFORMS = 10;

    @TempDir
    Path folder;

    @Test
    void informsAndLinesAreInTheJournalAndTheLedgerSaysSo() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/snmpinform")), "snmpinform is not installed");
        var options = JournalOptions.input(folder).withReserveBytes(1 << 20);
        try (var journal = ChronicleJournal.open(options, StreamClock.system())) {
            var intake = new JournalIntake(journal, journal.last() + 1, 0, Instant.EPOCH);
            try (var listeners = new Listeners(List.of(snmp("core", "s3cret-comm"), syslog(Wire.TCP)), intake)) {
                listeners.start();
                var lines = requireNonNull(listeners.bound().get("lines"));
                try (var client = new Socket(lines.getAddress(), lines.getPort())) {
                    for (int i = 0; i < LINES; i++) {
                        client.getOutputStream().write(ascii("<1>line " + i + "\n"));
                    }
                    informs(requireNonNull(listeners.bound().get("traps")).getPort());
                }
            }
            check(journal, intake);
        }
    }

    private static void informs(int port) throws Exception {
        for (int i = 0; i < INFORMS; i++) {
            assertThat(run(
                            "snmpinform",
                            "-v2c",
                            "-r",
                            "0",
                            "-t",
                            "5",
                            "-c",
                            "s3cret-comm",
                            "udp:127.0.0.1:" + port,
                            "",
                            ".1.3.6.1.6.3.1.1.5.3"))
                    .isZero();
        }
    }

    private static void check(ChronicleJournal journal, JournalIntake intake) throws Exception {
        while (journal.durable() < journal.last()) {
            journal.awaitBeyond(journal.durable(), java.time.Duration.ofSeconds(5));
        }
        var records = new ArrayList<RawRecord>();
        try (var tail = journal.tail(1)) {
            for (var entry = tail.poll(); entry != null; entry = tail.poll()) {
                records.add(RecordCodec.decode(entry));
            }
        }
        var lines = records.stream()
                .filter(record -> record.envelope().kind() == Kind.SYSLOG)
                .toList();
        assertThat(lines).hasSize(LINES);
        for (int i = 0; i < LINES; i++) {
            assertThat(ListenersHarness.text(lines.get(i))).isEqualTo("<1>line " + i);
        }
        assertThat(records).hasSize(LINES + INFORMS);
        assertThat(intake.ledger().lastNumber()).isEqualTo(journal.last()).isEqualTo(LINES + INFORMS);
        assertThat(intake.ledger().balanced()).isTrue();
    }
}
