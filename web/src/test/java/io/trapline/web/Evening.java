package io.trapline.web;

import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceHours;
import io.trapline.enrichment.ServiceState;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.enrichment.Sla;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.AlarmStanding;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.TicketRow;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.HurtLine;
import io.trapline.mediation.impact.OpenOutage;
import io.trapline.mediation.impact.Spans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One evening with all that a board shows: money, promises kept and broken, what somebody took, shelved or planned,
 * long names and long outages. Always the same.
 */
final class Evening {

    /** The moment at which it is looked at. */
    static final Instant AT = Noc.START.plusSeconds(3_420);

    private static final List<String> TIERS = List.of("platinum", "gold", "silver", "bronze");
    private static final List<String> NAMES = List.of(
            "Stadtwerke Kiel",
            "Nordbank AG",
            "Fischmarkt Logistik GmbH & Co. KG",
            "Bäckerei Jürgensen",
            "Institut für Meereskunde und Polarforschung",
            "Petersen & Söhne Steuerberatungsgesellschaft mbH",
            "Hotel Förde",
            "Werft Sieben Maschinenbau GmbH",
            "Zahnarztpraxis Dr. Lüders",
            "Schleswiger Softwarehaus GmbH");
    private static final List<String> SERVICES = List.of("Ethernet 1G", "SIP trunk", "FTTH 250", "Standortvernetzung");
    private static final List<String> PLACES = List.of("PoP Kiel", "PoP Flensburg", "PoP Husum");

    private final Noc noc;
    private int number = 20_811;

    private Evening(String epoch) {
        noc = new Noc(epoch);
        noc.business = promises();
        noc.forwarder(new ForwarderRow("noc-desk", "webhook", "ok", 0, 31, 0, null));
        noc.names(NamesTest.SHIPPED)
                .inbox(NamesTest.inbox())
                .sources(Shift.sources())
                .unmatched(Shift.unmatched());
    }

    /** Six faults and whom they hurt. */
    static Noc calm() {
        var evening = new Evening("evening");
        Scenes.oltDown(evening.noc);
        evening.affect(Scenes.klinikum(Noc.START.plusSeconds(191)));
        evening.fault("A-7Q3MD", "r-42", "peer=10.0.0.1", Severity.MAJOR, "BFD session down", 7_560, 4, "");
        evening.fault("A-7Q3N2", "r-10", "ge-0/0/3", Severity.CRITICAL, "linkDown ge-0/0/3", 240, 3, "");
        evening.fault("A-7Q2ZZ", "bng-9", "", Severity.MAJOR, "chassis power supply failed", 97_000, 4, "kim");
        evening.fault("A-7Q3P1", "sw-05", "GigabitEthernet1/0/22", Severity.MINOR, "Interface down", 1_500, 3, "MW-12");
        evening.fault("A-7Q3PK", "olt-22", "0/1/7", Severity.WARNING, "optical power low", 610, 6, "");
        evening.noc.event(Scenes.syslogEvent(2, AT, "noted", "%LINK-3-UPDOWN: Interface Gi0/1, state down", null));
        return evening.noc.publish();
    }

    /** A chassis falls, and 240 customers with it within a minute. */
    static Noc storm() {
        var evening = new Evening("storm");
        Scenes.oltDown(evening.noc);
        evening.affect(Scenes.klinikum(Noc.START.plusSeconds(191)));
        evening.fault("A-7Q4C0", "olt-05", "", Severity.CRITICAL, "chassis down", 40, 190, "");
        evening.fault("A-7Q4C3", "r-07", "xe-0/1/0", Severity.CRITICAL, "linkDown xe-0/1/0", 25, 51, "");
        evening.fault("A-7Q4C8", "sw-11", "", Severity.MAJOR, "unreachable", 15, 9, "");
        evening.noc.event(Scenes.trapEvent(9, AT, "changed", "A-7Q4C0"));
        return evening.noc.publish();
    }

    /** @param by who acknowledged it, the window it falls into, or empty */
    private void fault(
            String alarmId,
            String device,
            String object,
            Severity severity,
            String problem,
            long secondsAgo,
            int customers,
            String by) {
        Instant at = AT.minusSeconds(secondsAgo);
        AlarmRow row = Scenes.alarm(alarmId, device, object, severity, problem, at, 1)
                .known("R-" + device, customers * 2, customers)
                .ticket(new TicketRow("demo:" + alarmId, "noc-desk", "open", "TCK-" + alarmId.substring(4)))
                .row();
        noc.alarm(by.isEmpty() ? row : standing(row, by));
        for (int i = 0; i < customers; i++) {
            String id = "C-" + (number += 37);
            affect(id, NAMES.get((i + device.length()) % NAMES.size()), 1 + i % 3, alarmId, at, i % 3);
        }
    }

    private void affect(String id, String name, int tier, String alarmId, Instant since, int more) {
        List<ServiceRow> services = new ArrayList<>();
        int points = 0;
        for (int i = 0; i <= more; i++) {
            ServiceState state = i == 0 ? ServiceState.DOWN : ServiceState.values()[1 + i % 3];
            String serviceId = "SVC-" + id.substring(2) + "-" + i;
            services.add(new ServiceRow(serviceId, SERVICES.get((i + tier) % 4), state, "7" + id.substring(3), since));
            points += (8 >> tier) * (state == ServiceState.DOWN ? 40 : 16);
        }
        affect(new CustomerRow(
                id,
                name,
                TIERS.get(tier),
                tier == 2 && more == 1 ? "Nordlicht Telekom" : null,
                List.of("7" + id.substring(3)),
                services,
                tier == 3 ? Severity.MINOR : Severity.MAJOR,
                points + 100,
                List.of("services × tier × 40 = " + points, "SLA 100"),
                since,
                List.of(alarmId),
                more == 2 && tier == 1 ? "TCK-8812 parked" : "TCK-" + alarmId.substring(4) + " open",
                CustomerImpact.NONE));
    }

    /** With the outages of its services, so that minutes and money follow from them. */
    private void affect(CustomerRow bare) {
        List<HurtLine> lines = new ArrayList<>();
        for (ServiceRow service : bare.services()) {
            boolean down = service.state() == ServiceState.DOWN;
            long since = bare.affectedSince().toEpochMilli();
            String alarmId = bare.alarmIds().getFirst();
            var outage = new OpenOutage(
                    service.serviceId(), service.state(), since, Spans.NONE, down ? since : -1, true, alarmId);
            String product = bare.tier() + "-" + lines.size();
            lines.add(new HurtLine(outage, bare.customerId(), bare.accountIds().getFirst(), bare.vno(), product, 1, 0));
        }
        noc.sold.put(
                bare.customerId(),
                bare.services().stream()
                        .map(s -> new Service(s.serviceId(), s.name(), "active", s.accountId(), bare.customerId()))
                        .toList());
        noc.affect(new CustomerRow(
                bare.customerId(),
                bare.customerName(),
                bare.tier(),
                bare.vno(),
                bare.vnoId(),
                bare.accountIds(),
                bare.services(),
                bare.severity(),
                bare.score(),
                bare.reasons(),
                bare.affectedSince(),
                bare.alarmIds(),
                bare.ticket(),
                new CustomerImpact(lines, Map.of()),
                List.of(PLACES.get(TIERS.indexOf(bare.tier()) % 3)),
                bare.services().size() + 2));
    }

    /** Taken by a person, or hushed by a window. */
    private static AlarmRow standing(AlarmRow row, String by) {
        boolean window = by.startsWith("MW-");
        AlarmStanding plain = row.standing();
        var standing = new AlarmStanding(
                plain.lifecycle(),
                window ? "" : by,
                window ? List.of("maintenance") : List.of(),
                0,
                0,
                null,
                "",
                "",
                "",
                window ? List.of(by) : List.of(),
                "",
                plain.firstRaisedAt(),
                "",
                "",
                0);
        return Scenes.standing(row, !window, standing);
    }

    private static Business promises() {
        return new Business() {
            @Override
            public Optional<Agreement> agreement(String productId) {
                String tier = productId.substring(0, productId.indexOf('-'));
                int mrr = (8 >> TIERS.indexOf(tier)) * 311;
                return Optional.of(new Agreement(productId, "Business " + tier, BigDecimal.valueOf(mrr), "EUR", tier));
            }

            @Override
            public Optional<ServiceTerms> service(String serviceId) {
                return serviceId.startsWith("SVC-99")
                        ? Optional.of(new ServiceTerms(serviceId, "platinum-" + serviceId, null, null, null, 1))
                        : Optional.empty();
            }

            @Override
            public Optional<Sla> sla(String tier) {
                int rank = TIERS.indexOf(tier);
                return rank == 3
                        ? Optional.empty()
                        : Optional.of(new Sla(
                                tier,
                                "Business " + tier,
                                new BigDecimal("99.9"),
                                Sla.Period.MONTH,
                                ServiceHours.ALWAYS,
                                null,
                                Sla.Credit.list("99.95:5, 99.5:10, 98:25").orElseThrow(),
                                Duration.ofMinutes(List.of(75, 120, 1_560).get(rank)),
                                false));
            }
        };
    }
}
