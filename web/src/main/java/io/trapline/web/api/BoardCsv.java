package io.trapline.web.api;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.TicketRow;
import io.trapline.mediation.impact.Measures;
import io.trapline.web.query.Deadline;
import io.trapline.web.query.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The boards as CSV, one line at a time: times in UTC and in a zone of choice.
 *
 * @param now stream time in milliseconds
 */
public record BoardCsv(ZoneId zone, long now) {

    private static final List<String> CUSTOMER = List.of(
            "customerId",
            "customerName",
            "tier",
            "vno",
            "accountIds",
            "places",
            "servicesDown",
            "servicesDegraded",
            "servicesAtRisk",
            "servicesTotal",
            "severity",
            "score",
            "reasons",
            "affectedSince",
            "affectedSinceLocal",
            "timeToBreach",
            "timeToNextCreditStep",
            "slaCreditExposure",
            "mrrAtRisk",
            "currency",
            "customerMinutesLost",
            "alarmIds",
            "device",
            "object",
            "specificProblem",
            "acknowledged",
            "maintenance",
            "ticket",
            "excusedMinutes",
            "resourceName");

    private static final List<String> ALARM = List.of(
            "alarmId",
            "severity",
            "specificProblem",
            "device",
            "object",
            "alarmType",
            "probableCause",
            "state",
            "acknowledged",
            "acknowledgedBy",
            "count",
            "raisedAt",
            "raisedAtLocal",
            "lastAt",
            "clearedAt",
            "impact",
            "customers",
            "services",
            "parentId",
            "maintenance",
            "ruleId",
            "tickets",
            "resourceName");

    public String customerHead() {
        return Csv.line(CUSTOMER);
    }

    public String alarmHead() {
        return Csv.line(ALARM);
    }

    public String line(Figures figures) {
        var row = figures.row();
        Measures measures = figures.gauge().measures();
        AlarmRow cause = figures.cause();
        return Csv.line(Arrays.asList(
                row.customerId(),
                row.customerName(),
                row.tier(),
                row.vno(),
                String.join(" ", row.accountIds()),
                String.join("; ", row.places()),
                figures.count(ServiceState.DOWN),
                figures.count(ServiceState.DEGRADED),
                figures.count(ServiceState.AT_RISK),
                row.servicesTotal(),
                row.severity().word(),
                row.score(),
                String.join("; ", row.reasons()),
                utc(row.affectedSince()),
                local(row.affectedSince()),
                seconds(figures.gauge().breach()),
                seconds(figures.gauge().creditStep()),
                measures.slaCreditExposure(),
                measures.mrrAtRisk(),
                measures.currency(),
                figures.gauge().minutes(now),
                String.join(" ", row.alarmIds()),
                cause == null ? null : cause.device(),
                cause == null ? null : cause.object(),
                cause == null ? null : cause.specificProblem(),
                figures.acknowledged(),
                figures.maintained(),
                row.ticket(),
                figures.gauge().excused(now),
                cause == null ? null : cause.resourceName()));
    }

    public String line(AlarmRow row) {
        return Csv.line(Arrays.asList(
                row.alarmId(),
                row.severity().word(),
                row.specificProblem(),
                row.device(),
                row.object(),
                row.alarmType(),
                row.probableCause(),
                row.clearedAt() == null ? "open" : "cleared",
                row.acknowledged(),
                row.standing().acknowledgedBy(),
                row.count(),
                utc(row.raisedAt()),
                local(row.raisedAt()),
                utc(row.lastAt()),
                utc(row.clearedAt()),
                row.impact().toLowerCase(Locale.ROOT),
                row.customers(),
                row.services(),
                row.standing().parentId(),
                String.join(" ", row.standing().windows()),
                row.ruleId(),
                row.tickets().stream().map(BoardCsv::ticket).collect(Collectors.joining("; ")),
                row.resourceName()));
    }

    private static String ticket(TicketRow ticket) {
        String reference = ticket.reference();
        return (reference == null ? "" : reference + " ") + ticket.state();
    }

    private @Nullable Long seconds(@Nullable Deadline deadline) {
        return deadline == null ? null : Math.floorDiv(deadline.left(now), 1_000L);
    }

    private static @Nullable String utc(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private String local(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
