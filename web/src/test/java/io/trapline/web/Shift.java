package io.trapline.web;

import io.trapline.enrichment.BssStatus;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.UnmatchedRow;
import io.trapline.mediation.board.UnmatchedView;
import io.trapline.mediation.source.SourceRow;
import io.trapline.mediation.source.SourcesView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The states in which a page is looked at: nothing yet, a working day, a storm, trouble of our own. */
final class Shift {

    static final Instant AT = Noc.START.plusSeconds(3_300);

    private Shift() {}

    static Noc empty() {
        return new Noc("empty").publish();
    }

    static Noc day() {
        return fill(new Noc("day"), 24).publish();
    }

    static Noc storm() {
        return fill(new Noc("storm"), 250).publish();
    }

    /** The BSS is away, a destination refuses, the books do not balance, the kernel drops. */
    static Noc trouble() {
        return fill(new Noc("trouble"), 12)
                .bss(new BssStatus(BssStatus.State.DOWN, Noc.START, "connection refused", "9f2c55aa", Noc.START))
                .forwarder(new ForwarderRow("jira-noc", "webhook", "retrying", 18, 55, 2, "503 gateway"))
                .kernelDrops(1_204)
                .lose(3)
                .publish();
    }

    private static Noc fill(Noc noc, int customers) {
        Scenes.oltDown(Scenes.crowd(noc, customers, 7));
        noc.event(Scenes.syslogEvent(2, AT, "noted", "%LINK-3-UPDOWN: Interface Gi0/1, changed state to down", null));
        noc.event(Scenes.unreadableEvent(3, AT));
        noc.alarm(Scenes.alarm("A-00XYZ", "bng9", "ifName=Gi0/1", Severity.MAJOR, "linkDown Gi0/1", AT, 2)
                .row());
        noc.alarm(Scenes.alarm("A-00DNE", "r-07", "", Severity.MINOR, "fan failed", AT.minusSeconds(900), 2)
                .cleared(AT)
                .row());
        noc.refuse(new LedgerView.RefusedSender(
                "snmp-main", "notInTimeWindow", "10.2.2.7:161", "noc", "80001f88", 12, Noc.START, AT));
        noc.inbox(NamesTest.inbox());
        return noc.unmatched(unmatched()).sources(sources()).names(NamesTest.SHIPPED);
    }

    static UnmatchedView unmatched() {
        return new UnmatchedView(
                Noc.START,
                12_600,
                284,
                97,
                3,
                0,
                List.of(
                        group("U-1", "NO_SOURCE", "address", "10.31.0.9", "", "", 4_120, "bng-9", ""),
                        group("U-2", "NO_RESOURCE", "hostname", "olt-22", "ifName", "0/1/7", 988, "ifName 0/01/07", ""),
                        group("U-3", "NO_SERVICE", "hostname", "r-42", "ifName", "ge-0/0/3", 210, "", "ignore")));
    }

    private static UnmatchedRow group(
            String id,
            String reason,
            String kind,
            String source,
            String objectKind,
            String object,
            long events,
            String near,
            String decision) {
        return new UnmatchedRow(
                id,
                reason,
                "",
                kind,
                source,
                object.isEmpty() ? null : "R-" + source,
                source,
                objectKind,
                object,
                null,
                events,
                Noc.START,
                AT,
                null,
                near.isEmpty() ? List.of() : List.of(new UnmatchedRow.Candidate("R-" + near, near)),
                decision);
    }

    static SourcesView sources() {
        return new SourcesView(
                Noc.START,
                7,
                10_000,
                0,
                List.of(
                        source("10.20.4.17", "olt-17", "snmp v2c", AT, 3.1, 4_711, Map.of(), -2L),
                        source("10.31.0.9", "", "syslog tcp", AT, 41.2, 4_120, Map.of("NO_SOURCE", 4_120L), 0L),
                        source("10.9.9.9", "", "snmp v1", AT, 0.1, 12, Map.of("truncated", 12L), null),
                        source("10.2.2.8", "r-08", "snmp v3", AT.minusSeconds(260_000), 0, 80, Map.of(), null)));
    }

    private static SourceRow source(
            String address,
            String device,
            String kind,
            Instant last,
            double rate,
            long messages,
            Map<String, Long> reasons,
            @org.jspecify.annotations.Nullable Long skew) {
        boolean unreadable = reasons.containsKey("truncated");
        return new SourceRow(
                address,
                "",
                device.isEmpty() ? null : "R-" + device,
                device,
                kind,
                kind.startsWith("snmp") ? "snmp-main" : "syslog-tcp",
                Noc.START,
                last,
                rate,
                messages,
                unreadable ? messages : 0,
                unreadable ? 0 : messages,
                device.isEmpty() ? 0 : messages,
                reasons,
                skew);
    }
}
