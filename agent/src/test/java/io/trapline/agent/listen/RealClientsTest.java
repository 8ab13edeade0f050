package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.run;
import static io.trapline.agent.listen.ListenersHarness.snmp;
import static io.trapline.agent.listen.ListenersHarness.syslog;
import static io.trapline.agent.listen.ListenersHarness.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trapline.agent.Kind;
import io.trapline.agent.Refusal;
import io.trapline.agent.Transport;
import io.trapline.config.Settings.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The clients that devices and servers run, against real sockets. */
class RealClientsTest {

    private static final String LINK_DOWN = ".1.3.6.1.6.3.1.1.5.3";
    private static final String MARK = ".1.3.6.1.4.1.8072.9999.1.1";

    @Test
    void trapsOfBothVersionsAreKeptWithoutTheirCommunity() throws Exception {
        present("snmptrap");
        try (var door = new ListenersHarness(snmp("core", "s3cret-comm"))) {
            assertThat(run(
                            "snmptrap",
                            "-v1",
                            "-c",
                            "s3cret-comm",
                            to(door),
                            ".1.3.6.1.4.1.8072.9999",
                            "192.0.2.9",
                            "2",
                            "0",
                            "1",
                            MARK,
                            "s",
                            "one"))
                    .isZero();
            assertThat(run("snmptrap", "-v2c", "-c", "s3cret-comm", to(door), "", LINK_DOWN, MARK, "s", "two"))
                    .isZero();
            var records = door.awaitRecords(2);
            assertThat(records).hasSize(2).allSatisfy(record -> {
                assertThat(record.envelope().kind()).isEqualTo(Kind.SNMP);
                assertThat(record.envelope().transport()).isEqualTo(Transport.UDP);
                assertThat(record.envelope().listener()).isEqualTo("traps");
                assertThat(String.valueOf(record.envelope().source())).startsWith("/127.0.0.1:");
                assertThat(text(record)).contains("\u0004\u0004core").doesNotContain("s3cret-comm");
            });
            assertThat(text(records.get(0))).contains("one");
            assertThat(text(records.get(1))).contains("two");
        }
    }

    @Test
    void anInformIsAnsweredOnlyWhenItIsDurable() throws Exception {
        present("snmpinform");
        try (var door = new ListenersHarness(snmp("core", "s3cret-comm"))) {
            door.journal.holdBack();
            var client = CompletableFuture.supplyAsync(() -> inform(door, "s3cret-comm", 5));
            door.awaitRecords(1);
            assertThat(client).isNotDone();
            assertThat(door.counter("answered")).isZero();
            door.journal.force();
            assertThat(client.get(10, TimeUnit.SECONDS)).isZero();
            assertThat(door.counter("answered")).isEqualTo(1);
            assertThat(text(door.journal.records().getFirst())).doesNotContain("s3cret-comm");
        }
    }

    @Test
    void anInformWithAnUnknownCommunityIsNotAnsweredAndLeavesNothing() throws Exception {
        present("snmpinform");
        try (var door = new ListenersHarness(snmp("core", "s3cret-comm"))) {
            assertThat(inform(door, "guess", 1)).isNotZero();
            assertOnlyTold(door, "unknownCommunity");
            var ledger = door.intake.ledger();
            assertThat(ledger.refused().get(Refusal.UNKNOWN_COMMUNITY)).isPositive();
            assertThat(ledger.balanced()).isTrue();
        }
    }

    @Test
    void whoIsRefusedIsToldInTheAddressPlanOfTheListener() throws Exception {
        present("snmpinform");
        var lab = ListenersHarness.in("lab", snmp("core", "s3cret-comm"));
        try (var door = new ListenersHarness(lab)) {
            assertThat(inform(door, "guess", 1)).isNotZero();
            door.awaitRecords(1);
            assertThat(door.journal.records().getFirst().envelope().namespace()).isEqualTo("lab");
        }
    }

    @Test
    void anInformOnAFullDiskIsNotAnswered() throws Exception {
        present("snmpinform");
        try (var door = new ListenersHarness(snmp())) {
            door.journal.room(0);
            assertThat(inform(door, "public", 1)).isNotZero();
            assertThat(door.intake.ledger().refused().get(Refusal.DISK_RESERVE)).isPositive();
            assertThat(door.counter("answered")).isZero();
        }
    }

    @Test
    void aRequestIsNoNotification() throws Exception {
        present("snmpget");
        try (var door = new ListenersHarness(snmp())) {
            run("snmpget", "-v2c", "-r", "0", "-t", "1", "-c", "public", to(door), ".1.3.6.1.2.1.1.1.0");
            assertThat(door.intake.ledger().refused()).containsEntry(Refusal.NOT_A_NOTIFICATION, 1L);
            assertOnlyTold(door, "notANotification");
        }
    }

    @Test
    void trapsAndInformsOverTcp() throws Exception {
        present("snmpinform");
        try (var door = new ListenersHarness(snmp(Wire.TCP))) {
            String to = "tcp:127.0.0.1:" + door.port();
            assertThat(run("snmptrap", "-v2c", "-c", "s3cret-comm", to, "", LINK_DOWN, MARK, "s", "one"))
                    .isZero();
            assertThat(run("snmpinform", "-v2c", "-r", "0", "-t", "5", "-c", "s3cret-comm", to, "", LINK_DOWN))
                    .isZero();
            assertThat(door.awaitTexts(2))
                    .hasSize(2)
                    .allSatisfy(
                            text -> assertThat(text).contains("\u0004\u0003any").doesNotContain("s3cret-comm"));
        }
    }

    @Test
    void loggerOverUdp() throws Exception {
        present("logger");
        try (var door = new ListenersHarness(syslog(Wire.UDP))) {
            run(
                    "logger",
                    "--server",
                    "127.0.0.1",
                    "--port",
                    "" + door.port(),
                    "--udp",
                    "--rfc3164",
                    "-t",
                    "t",
                    "first");
            run("logger", "--server", "127.0.0.1", "--port", "" + door.port(), "--udp", "--rfc5424", "-t", "t", "next");
            var texts = door.awaitTexts(2);
            assertThat(texts.get(0)).startsWith("<13>").endsWith("first");
            assertThat(texts.get(1)).startsWith("<13>1 ").endsWith("next");
        }
    }

    @Test
    void loggerOverTcpInBothFramings() throws Exception {
        present("logger");
        try (var door = new ListenersHarness(syslog(Wire.TCP))) {
            run("logger", "--server", "127.0.0.1", "--port", "" + door.port(), "--tcp", "--rfc5424", "-t", "t", "line");
            run(
                    "logger",
                    "--server",
                    "127.0.0.1",
                    "--port",
                    "" + door.port(),
                    "--tcp",
                    "--octet-count",
                    "--rfc5424",
                    "-t",
                    "t",
                    "counted");
            assertThat(door.awaitTexts(2))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).startsWith("<13>1 ").endsWith("line"),
                            line -> assertThat(line).startsWith("<13>1 ").endsWith("counted"));
            assertThat(door.journal.records())
                    .noneMatch(record -> record.envelope().truncated());
            Awaitility.await().until(() -> door.status().connections() == 0);
            assertThat(door.intake.ledger().balanced()).isTrue();
        }
    }

    private static int inform(ListenersHarness door, String community, int seconds) {
        try {
            return run(
                    "snmpinform",
                    "-v2c",
                    "-r",
                    "0",
                    "-t",
                    "" + seconds,
                    "-c",
                    community,
                    to(door),
                    "",
                    LINK_DOWN,
                    MARK,
                    "s",
                    "inform");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(ListenersHarness door) {
        return "udp:127.0.0.1:" + door.port();
    }

    private static void present(String program) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", program)), program + " is not installed");
    }

    /** Nothing of the message is kept but our own word that one was refused, and why. */
    private static void assertOnlyTold(ListenersHarness door, String reason) {
        assertThat(door.awaitRecords(1)).hasSize(1).allSatisfy(record -> {
            assertThat(record.envelope().transport()).isEqualTo(Transport.NONE);
            assertThat(text(record)).contains("reason=\"" + reason + "\"").doesNotContain("guess", "public");
        });
    }
}
