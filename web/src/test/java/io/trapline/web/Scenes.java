package io.trapline.web;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.Severity;
import io.trapline.mediation.VarBind;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.AlarmStanding;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.TicketRow;
import io.trapline.mediation.impact.CustomerImpact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows as they would be on a working day. The same seed gives the same rows. */
final class Scenes {

    static final String KLINIKUM = "C-10442";
    static final String OLT_ALARM = "A-7Q3K9";

    private static final List<String> NAMES = List.of(
            "Stadtwerke Kiel",
            "Nordbank AG",
            "Fischmarkt Logistik",
            "Bäckerei Jürgensen",
            "Hafen Süd KG",
            "Institut für Meereskunde",
            "Petersen & Söhne",
            "Hotel Förde",
            "Café Ωmega",
            "Werft 7");
    private static final List<String> TIERS = List.of("platinum", "gold", "silver", "bronze");

    private Scenes() {}

    /** olt-17 port 0/3/12 is down, as in the demo. */
    static Noc oltDown(Noc noc) {
        Instant at = Noc.START.plusSeconds(191);
        noc.event(trapEvent(1, at, "changed", OLT_ALARM));
        noc.alarm(oltAlarm(at), oltPath("SVC-991", "Ethernet 1G"), oltPath("SVC-992", "SIP trunk"));
        noc.affect(klinikum(at));
        noc.forwarder(new ForwarderRow("mock-desk", "webhook", "ok", 0, 1, 0, null));
        return noc;
    }

    static CustomerRow klinikum(Instant since) {
        return new CustomerRow(
                KLINIKUM,
                "Hanse Klinikum GmbH",
                "platinum",
                null,
                List.of("77120"),
                List.of(
                        new ServiceRow("SVC-991", "Ethernet 1G", ServiceState.DOWN, "77120", since),
                        new ServiceRow("SVC-992", "SIP trunk", ServiceState.DOWN, "77120", since)),
                Severity.CRITICAL,
                640,
                List.of("2 down × platinum 8 × 1 × 40 = 640"),
                since,
                List.of(OLT_ALARM),
                "TCK-0001 open",
                CustomerImpact.NONE);
    }

    static AlarmRow oltAlarm(Instant at) {
        return alarm(OLT_ALARM, "olt-17", "ifIndex=1203112", Severity.CRITICAL, "linkDown on 0/3/12", at, 1)
                .known("R-olt-17-0-3-12", 2, 1)
                .ticket(new TicketRow("demo:mock-desk:A-7Q3K9:1", "mock-desk", "open", "TCK-0001"))
                .row();
    }

    static ImpactPath oltPath(String serviceId, String serviceName) {
        return new ImpactPath(
                KLINIKUM,
                "Hanse Klinikum GmbH",
                "77120",
                serviceId,
                serviceName,
                "9f2c55aa01b3c4d5",
                List.of(
                        "Record 1 names its device by agentAddress=10.20.4.17.",
                        "The BSS knows that as device olt-17 (R-olt-17).",
                        "ifIndex=1203112 on that device is port 0/3/12 (R-olt-17-0-3-12).",
                        "Service " + serviceId + " (" + serviceName + ") hangs on it, role access.",
                        "Account 77120 pays for it; the customer is Hanse Klinikum GmbH (C-10442)."));
    }

    static EventRow trapEvent(long number, Instant at, String disposition, @Nullable String alarmId) {
        return new EventRow(
                number,
                at,
                "snmp",
                "udp",
                "snmp-main",
                "127.0.0.1:50122",
                disposition,
                "olt-17",
                "if-mib/link-down",
                true,
                "known",
                alarmId,
                linkDown(),
                HexFormat.of().parseHex("3082008a020101040470756262a77f0204000001"),
                false);
    }

    static Decoded.Trap linkDown() {
        return new Decoded.Trap(
                2,
                PduType.TRAP_V2,
                "public",
                null,
                77,
                "1.3.6.1.6.3.1.1.5.3",
                123_456L,
                "10.20.4.17",
                null,
                null,
                null,
                List.of(
                        new VarBind("1.3.6.1.2.1.2.2.1.1.1203112", "INTEGER", "1203112", new byte[0]),
                        new VarBind("1.3.6.1.2.1.2.2.1.7.1203112", "INTEGER", "1", new byte[0]),
                        new VarBind(
                                "1.3.6.1.2.1.31.1.1.1.1.1203112",
                                "OCTET STRING",
                                "0/3/12",
                                "0/3/12".getBytes(StandardCharsets.UTF_8))),
                0x1234);
    }

    static EventRow syslogEvent(long number, Instant at, String disposition, String message, @Nullable String alarmId) {
        return new EventRow(
                number,
                at,
                "syslog",
                "udp",
                "syslog-udp",
                "10.9.8.7:514",
                disposition,
                "bng9",
                "generic",
                false,
                "NO_SOURCE",
                alarmId,
                new Decoded.SyslogMessage(
                        "rfc3164", 23, 5, at.toString(), "bng9", "rpd", "811", null, Map.of(), message, null),
                ("<189>" + message).getBytes(StandardCharsets.UTF_8),
                false);
    }

    static EventRow unreadableEvent(long number, Instant at) {
        return new EventRow(
                number,
                at,
                "snmp",
                "udp",
                "snmp-main",
                "10.9.9.9:4242",
                "unreadable",
                "10.9.9.9",
                "",
                false,
                "",
                null,
                new Decoded.Unreadable("truncated", "the message ends 12 bytes early", Map.of("version", "2")),
                new byte[] {0x30, (byte) 0x82, 0, 1},
                true);
    }

    /** {@code count} affected customers with one alarm each, over a few devices and operators. */
    static Noc crowd(Noc noc, int count, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            String alarmId = String.format("A-%05d", i);
            Instant at = Noc.START.plusSeconds(random.nextInt(3_000));
            Severity severity = Severity.values()[random.nextInt(4)];
            String device = "olt-" + (1 + random.nextInt(40));
            noc.alarm(alarm(alarmId, device, "ifIndex=" + random.nextInt(5_000), severity, "linkDown", at, i)
                    .known("R-" + i, 1, 1)
                    .row());
            noc.affect(someone(random, i, severity, at, alarmId));
        }
        return noc;
    }

    private static CustomerRow someone(Random random, int i, Severity severity, Instant at, String alarmId) {
        String tier = TIERS.get(Math.min(3, random.nextInt(4)));
        List<ServiceRow> services = new ArrayList<>();
        int down = random.nextInt(3);
        String account = "8" + i;
        for (int s = 0; s <= down; s++) {
            services.add(new ServiceRow(
                    "SVC-" + i + "-" + s, "Internet 1G", ServiceState.values()[1 + random.nextInt(3)], account, at));
        }
        return new CustomerRow(
                String.format("C-%05d", i),
                NAMES.get(random.nextInt(NAMES.size())) + " " + i,
                tier,
                random.nextInt(3) == 0 ? "VNO-" + (1 + random.nextInt(3)) : null,
                List.of(account),
                services,
                severity,
                random.nextInt(1_000),
                List.of("1 down × " + tier + " × 40", "sla bonus 100"),
                at,
                List.of(alarmId),
                random.nextInt(2) == 0 ? null : "TCK-" + i + " open",
                CustomerImpact.NONE);
    }

    static AlarmRow acknowledged(AlarmRow r) {
        return standing(r, true, r.standing());
    }

    static AlarmRow standing(AlarmRow r, boolean acknowledged, AlarmStanding standing) {
        return new AlarmRow(
                r.alarmId(),
                r.device(),
                r.object(),
                r.resourceId(),
                r.resourceName(),
                r.alarmType(),
                r.eventType(),
                r.severity(),
                r.probableCause(),
                r.specificProblem(),
                r.ruleId(),
                r.count(),
                r.raisedAt(),
                r.lastAt(),
                r.clearedAt(),
                acknowledged,
                r.impact(),
                r.inventoryVersion(),
                r.services(),
                r.customers(),
                r.raisedBy(),
                r.lastRecord(),
                r.tickets(),
                standing);
    }

    /** One of many whom the same alarm hurts. */
    static CustomerRow hurtBy(String customerId, String alarmId, Instant since) {
        return new CustomerRow(
                customerId,
                "Kunde " + customerId,
                "bronze",
                null,
                List.of(),
                List.of(new ServiceRow("SVC-" + customerId, "FTTH 250", ServiceState.DOWN, "8", since)),
                Severity.CRITICAL,
                40,
                List.of(),
                since,
                List.of(alarmId),
                null,
                CustomerImpact.NONE);
    }

    static Draft alarm(
            String id, String device, String object, Severity severity, String problem, Instant at, long record) {
        return new Draft(new AlarmRow(
                id,
                device,
                object,
                null,
                null,
                "link",
                "communicationsAlarm",
                severity,
                "lossOfSignal",
                problem,
                "if-mib/link-down",
                1,
                at,
                at,
                null,
                false,
                "NO_RESOURCE",
                null,
                0,
                0,
                record,
                record,
                List.of()));
    }

    static AlarmRow withTickets(AlarmRow r, TicketRow... tickets) {
        return new AlarmRow(
                r.alarmId(),
                r.device(),
                r.object(),
                r.resourceId(),
                r.resourceName(),
                r.alarmType(),
                r.eventType(),
                r.severity(),
                r.probableCause(),
                r.specificProblem(),
                r.ruleId(),
                r.count(),
                r.raisedAt(),
                r.lastAt(),
                r.clearedAt(),
                r.acknowledged(),
                r.impact(),
                r.inventoryVersion(),
                r.services(),
                r.customers(),
                r.raisedBy(),
                r.lastRecord(),
                List.of(tickets));
    }

    /** An alarm being filled in. */
    record Draft(AlarmRow row) {

        Draft known(String resourceId, int services, int customers) {
            AlarmRow r = row;
            return new Draft(new AlarmRow(
                    r.alarmId(),
                    r.device(),
                    r.object(),
                    resourceId,
                    called(resourceId, r.device()),
                    r.alarmType(),
                    r.eventType(),
                    r.severity(),
                    r.probableCause(),
                    r.specificProblem(),
                    r.ruleId(),
                    r.count(),
                    r.raisedAt(),
                    r.lastAt(),
                    r.clearedAt(),
                    r.acknowledged(),
                    "known",
                    "9f2c55aa01b3c4d5",
                    services,
                    customers,
                    r.raisedBy(),
                    r.lastRecord(),
                    r.tickets()));
        }

        /** The name in an id like {@code R-olt-17-0-3-12}; an id of another form is its own name. */
        private static @Nullable String called(String id, String device) {
            String own = "R-" + device + "-";
            return id.startsWith(own) ? id.substring(own.length()).replace('-', '/') : id.startsWith("R-") ? null : id;
        }

        Draft cleared(Instant at) {
            AlarmRow r = row;
            return new Draft(new AlarmRow(
                    r.alarmId(),
                    r.device(),
                    r.object(),
                    r.resourceId(),
                    r.resourceName(),
                    r.alarmType(),
                    r.eventType(),
                    r.severity(),
                    r.probableCause(),
                    r.specificProblem(),
                    r.ruleId(),
                    r.count(),
                    r.raisedAt(),
                    at,
                    at,
                    r.acknowledged(),
                    r.impact(),
                    r.inventoryVersion(),
                    r.services(),
                    r.customers(),
                    r.raisedBy(),
                    r.lastRecord(),
                    r.tickets()));
        }

        Draft ticket(TicketRow ticket) {
            return new Draft(withTickets(row, ticket));
        }
    }
}
