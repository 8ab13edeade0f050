package io.trapline.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.web.api.CsvRows;
import io.trapline.web.api.Json;
import io.trapline.web.query.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What customers said: one at a time as JSON, many as CSV; and the measures of it. */
final class Complaints {

    private static final int ID_MAX = 100;
    private static final Set<String> COLUMNS = Set.of("complaintId", "customerId", "serviceId", "text", "channel");

    private static final Set<String> FIELDS =
            Set.of("complaintId", "customerId", "serviceId", "text", "channel", "operator");

    private final Readings readings;
    private final Desk desk;

    Complaints(Readings readings, Desk desk) {
        this.readings = readings;
        this.desk = desk;
    }

    void list(Context ctx) {
        Params.parse(ctx.queryString()).refuseOthers();
        ObjectNode answer = (ObjectNode) Json.tree(readings.complaints());
        answer.set("items", answer.remove("newest"));
        ctx.contentType("application/json").result(Json.text(answer));
    }

    /** {@code {"customerId": "C-1", "text": "…", "serviceId": "S-1", "complaintId": "…"}}, or lines of CSV. */
    void create(Context ctx) throws InterruptedException {
        String type = ctx.contentType();
        boolean csv = type != null && type.startsWith("text/csv");
        var refused = new ArrayList<Map<String, Object>>();
        var taken = new ArrayList<Complaint>();
        if (csv) {
            read(ctx.body(), taken, refused);
        } else {
            taken.add(complaint(Order.of(ctx, FIELDS), "api"));
        }
        long number = taken.isEmpty() ? 0 : desk.complain(taken);
        ObjectNode answer = Json.object().put("taken", taken.size()).put("recordNumber", number);
        var ids = answer.putArray("complaintIds");
        taken.forEach(complaint -> ids.add(complaint.id()));
        answer.set("refused", Json.tree(refused));
        ctx.status(taken.isEmpty() ? 400 : 201).contentType("application/json").result(Json.text(answer));
    }

    private void read(String body, List<Complaint> taken, List<Map<String, Object>> refused) {
        List<Map<String, String>> rows = CsvRows.read(body, COLUMNS);
        if (rows.size() > Desk.TOGETHER_MAX) {
            throw Order.bad("at most " + Desk.TOGETHER_MAX + " complaints at once, found " + rows.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            try {
                taken.add(complaint(new Order(rows.get(i)), "csv"));
            } catch (Problem wrong) {
                refused.add(Map.of("line", i + 2, "reason", wrong.detail()));
            }
        }
    }

    /** A line of CSV names nobody who acts: that is who sends the file. */
    private Complaint complaint(Order order, String channel) {
        String customer = order.needed("customerId", ID_MAX);
        if (readings.customer(customer).isEmpty()) {
            throw new Problem(400, "unknownCustomer", "There is no customer \"" + customer + "\".");
        }
        String service = order.text("serviceId", ID_MAX);
        String id = order.text("complaintId", ID_MAX);
        String said = order.text("channel", ID_MAX);
        return new Complaint(
                id.isEmpty() ? "Q-" + UUID.randomUUID() : id,
                customer,
                service.isEmpty() ? readings.servicesOf(customer) : List.of(service),
                order.text("text", 4_000),
                Complaint.taken(said.isEmpty() ? channel : said, actor(order)));
    }

    /** Who took it; empty where nobody has to log in and nobody is named. */
    private static String actor(Order order) {
        String given = order.text("operator", Order.SIGNED_MAX);
        return given.isEmpty() ? Order.actor("") : given;
    }
}
