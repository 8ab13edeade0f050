package io.trapline.web.tmf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.ComplaintsView;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.web.Problem;
import io.trapline.web.Shown;
import io.trapline.web.access.Visit;
import io.trapline.web.api.Json;
import io.trapline.web.query.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Complaints in the form of TMF621 v4 (resource TroubleTicket): taken when durable, to be read when
 * answered, and read with the alarm that explains each. A related party of the type or role customer says whose it is; related entities of the
 * type service, what it is about.
 */
final class TroubleTickets {

    static final String ROOT = "/tmf-api/troubleTicket/v4/troubleTicket";

    private static final int TEXT_MAX = 4_000;
    private static final int ID_MAX = 100;

    private final Readings readings;
    private final Desk desk;

    TroubleTickets(Readings readings, Desk desk) {
        this.readings = readings;
        this.desk = desk;
    }

    void create(Context ctx) throws InterruptedException {
        JsonNode body = Body.object(ctx);
        String description = Body.text(body, "description", TEXT_MAX);
        String severity = Body.text(body, "severity", ID_MAX);
        String type = Body.text(body, "ticketType", ID_MAX);
        String customer = customer(body);
        List<String> services = services(body);
        String id = body.hasNonNull("externalId") ? Body.text(body, "externalId", ID_MAX) : "Q-" + UUID.randomUUID();
        String channel = body.path("channel").path("name").asText("tmf621");
        long number = desk.complain(List.of(new Complaint(
                id,
                customer,
                services.isEmpty() ? readings.servicesOf(customer) : services,
                description,
                Complaint.taken(channel.substring(0, Math.min(channel.length(), ID_MAX)), Visit.signature("")))));
        Shown.await(readings, number);
        ObjectNode ticket = ticket(id, customer, services, description, "")
                .put("severity", severity)
                .put("ticketType", type);
        ctx.status(201)
                .header("Location", ROOT + "/" + id)
                .contentType("application/json")
                .result(Json.text(ticket));
    }

    private String customer(JsonNode body) {
        for (JsonNode party : body.path("relatedParty")) {
            String words = (party.path("role").asText() + " "
                            + party.path("@referredType").asText())
                    .toLowerCase(Locale.ROOT);
            if (words.contains("customer")) {
                String id = Body.text(party, "id", ID_MAX);
                if (readings.customer(id).isEmpty()) {
                    throw new Problem(400, "unknownCustomer", "There is no customer \"" + id + "\".");
                }
                return id;
            }
        }
        throw Attributes.bad("field \"relatedParty\": one must be the customer: role or @referredType \"Customer\"");
    }

    private static List<String> services(JsonNode body) {
        List<String> ids = new ArrayList<>();
        for (JsonNode entity : body.path("relatedEntity")) {
            if (entity.path("@referredType").asText().toLowerCase(Locale.ROOT).contains("service")
                    && ids.size() < Complaint.SERVICES_MAX) {
                ids.add(Body.text(entity, "id", ID_MAX));
            }
        }
        return ids;
    }

    void list(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        Listing page = Listing.of(params);
        Set<String> known =
                Set.of("id", "href", "description", "externalId", "status", "relatedParty", "relatedEntity");
        List<String> fields = Listing.fields(params, new TreeSet<>(known));
        params.refuseOthers();
        page.<ComplaintsView.Row>answer(ctx, readings.complaints().newest()::forEach, row -> chosen(row, fields));
    }

    private static Map<String, Object> chosen(ComplaintsView.Row row, List<String> fields) {
        Map<String, Object> all = new java.util.LinkedHashMap<>();
        ticket(row).properties().forEach(field -> all.put(field.getKey(), field.getValue()));
        if (!fields.isEmpty()) {
            all.keySet().retainAll(fields);
        }
        return all;
    }

    void one(Context ctx) {
        String id = ctx.pathParam("id");
        ComplaintsView.Row row = readings.complaints().newest().stream()
                .filter(one -> one.complaintId().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("trouble ticket", id));
        ctx.contentType("application/json").result(Json.text(ticket(row)));
    }

    private static ObjectNode ticket(ComplaintsView.Row row) {
        return ticket(row.complaintId(), row.customerId(), row.serviceIds(), row.text(), row.alarmId())
                .put("creationDate", row.at().toString());
    }

    private static ObjectNode ticket(
            String id, String customer, List<String> services, String description, String alarmId) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("href", ROOT + "/" + id)
                .put("externalId", id)
                .put("description", description)
                .put("status", alarmId.isEmpty() ? "acknowledged" : "inProgress");
        json.putArray("relatedParty")
                .addObject()
                .put("id", customer)
                .put("role", "customer")
                .put("@referredType", "Customer");
        var entities = json.putArray("relatedEntity");
        services.forEach(service -> entities.addObject()
                .put("id", service)
                .put("role", "affectedService")
                .put("@referredType", "Service"));
        if (!alarmId.isEmpty()) {
            entities.addObject().put("id", alarmId).put("role", "cause").put("@referredType", "Alarm");
        }
        return json.put("@type", "TroubleTicket");
    }
}
