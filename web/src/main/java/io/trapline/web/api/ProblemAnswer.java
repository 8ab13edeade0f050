package io.trapline.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.Severity;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.ServiceProblem;
import io.trapline.mediation.board.TicketRow;
import io.trapline.mediation.tmf.TmfId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A common cause in the words of TMF656 (resource ServiceProblem), and its measures under their own names. */
public final class ProblemAnswer {

    /** Services, customers and alarms listed of each; counts are of all. */
    private static final int LISTED_MAX = 200;

    private ProblemAnswer() {}

    /** In TMF656's words alone. @param deeds of the cause */
    public static ObjectNode tmf(ServiceProblem problem, List<DeedRow> deeds) {
        AlarmRow cause = problem.cause();
        ObjectNode json = Json.object()
                .put("id", problem.problemId())
                .put("href", "/api/v1/problems/" + problem.problemId())
                .put("name", cause.device() + ": " + cause.specificProblem())
                .put(
                        "description",
                        "%s on %s, with %d alarms under it"
                                .formatted(
                                        cause.alarmType(),
                                        cause.device(),
                                        problem.effects().size()))
                .put("category", "network")
                .put("reason", cause.probableCause())
                .put("priority", priority(cause.severity()))
                .put("impactImportanceFactor", Integer.toString(problem.impact().score()))
                .put("problemEscalation", tickets(cause).findAny().isPresent() ? "1" : "0")
                .put("status", cause.acknowledged() ? "inProgress" : "pending")
                .put("originatingSystem", "trapline")
                .put("creationDate", cause.raisedAt().toString())
                .put("lastUpdate", lastUpdate(problem))
                .put("affectedNumberOfServices", problem.impact().affectedServices());
        json.putObject("firstAlert")
                .put("id", first(problem).alarmId())
                .put("role", "firstAlert")
                .put("@referredType", "Alarm");
        resources(json, problem);
        var alarms = json.putArray("underlyingAlarm");
        Stream.concat(Stream.of(cause), problem.effects().stream())
                .limit(LISTED_MAX)
                .forEach(row -> alarms.addObject().put("id", row.alarmId()).put("href", TmfId.href(row.alarmId())));
        people(json, problem, deeds);
        return json.put("@type", "ServiceProblem");
    }

    /** With counts and measures at the top level. */
    public static ObjectNode of(ServiceProblem problem, List<DeedRow> deeds) {
        ObjectNode json = tmf(problem, deeds)
                .put("problemId", problem.problemId())
                .put("causeAlarmId", problem.cause().alarmId())
                .put("alarms", 1 + problem.effects().size());
        var customers = json.putArray("customerIds");
        problem.customers().stream()
                .limit(LISTED_MAX)
                .map(CustomerRow::customerId)
                .forEach(customers::add);
        return MeasureFields.group(json, problem.impact());
    }

    private static void resources(ObjectNode json, ServiceProblem problem) {
        String cause = problem.cause().resourceId();
        if (cause != null) {
            json.putArray("rootCauseResource").addObject().put("id", cause);
        }
        var resources = json.putArray("affectedResource");
        Stream.concat(Stream.of(problem.cause()), problem.effects().stream())
                .flatMap(row -> Stream.ofNullable(row.resourceId()))
                .distinct()
                .limit(LISTED_MAX)
                .forEach(id -> resources.addObject().put("id", id));
        var services = json.putArray("affectedService");
        problem.customers().stream()
                .flatMap(row -> row.services().stream())
                .limit(LISTED_MAX)
                .forEach(service ->
                        services.addObject().put("id", service.serviceId()).put("name", service.name()));
    }

    private static void people(ObjectNode json, ServiceProblem problem, List<DeedRow> deeds) {
        var parties = json.putArray("relatedParty");
        problem.customers().stream()
                .limit(LISTED_MAX)
                .forEach(row -> parties.addObject()
                        .put("id", row.customerId())
                        .put("name", row.customerName())
                        .put("role", "affectedCustomer")
                        .put("@referredType", "Customer"));
        var tickets = json.putArray("troubleTicket");
        tickets(problem.cause()).forEach(id -> tickets.addObject().put("id", id));
        var notes = json.putArray("note");
        var records = json.putArray("trackingRecord");
        for (DeedRow deed : deeds) {
            if (deed.what().equals(Deed.COMMENT)) {
                notes.addObject()
                        .put("id", Long.toString(deed.recordNumber()))
                        .put("author", deed.operator())
                        .put("date", deed.at().toString())
                        .put("text", deed.text());
            } else {
                records.addObject()
                        .put("id", Long.toString(deed.recordNumber()))
                        .put("description", deed.what())
                        .put("time", deed.at().toString())
                        .put("user", deed.operator());
            }
        }
    }

    private static Stream<String> tickets(AlarmRow row) {
        return row.tickets().stream().map(TicketRow::reference).flatMap(Stream::ofNullable);
    }

    private static AlarmRow first(ServiceProblem problem) {
        return Stream.concat(Stream.of(problem.cause()), problem.effects().stream())
                .min(Comparator.comparing(AlarmRow::raisedAt).thenComparing(AlarmRow::alarmId))
                .orElseThrow();
    }

    private static String lastUpdate(ServiceProblem problem) {
        return Stream.concat(Stream.of(problem.cause()), problem.effects().stream())
                .map(AlarmRow::lastAt)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .toString();
    }

    /** 1 is the highest of 10. */
    private static int priority(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 1;
            case MAJOR -> 3;
            case MINOR -> 5;
            case WARNING -> 7;
            default -> 9;
        };
    }
}
