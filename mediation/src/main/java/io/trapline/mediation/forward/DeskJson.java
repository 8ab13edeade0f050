package io.trapline.mediation.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.board.ServiceProblem;
import io.trapline.mediation.forward.TicketWork.Action;

/**
 * A work as the desk reads it: a TMF621 trouble ticket with our own words beside it.
 *
 * <p>An update carries no status: one that arrives late must not open a resolved ticket again.
 */
final class DeskJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeskJson() {}

    static byte[] of(TicketWork work) {
        var content = work.content();
        ObjectNode ticket = JsonNodeFactory.instance.objectNode();
        ticket.put("externalId", work.key());
        ticket.put("ticketType", "incident");
        ticket.put("name", content.title());
        ticket.put("description", content.description());
        ticket.put("severity", content.severity());
        if (work.action() != Action.UPDATE) {
            ticket.put("status", work.action() == Action.OPEN ? "acknowledged" : "resolved");
        }
        ticket.put("alarmId", content.alarmId());
        ticket.put("device", content.device());
        ticket.put("object", content.object());
        ticket.put("raisedAt", content.raisedAt().toString());
        ticket.put("customers", content.customers());
        ticket.put("services", content.services());
        var parties = ticket.putArray("relatedParty");
        var customerIds = ticket.putArray("customerIds");
        for (String id : content.customerIds()) {
            customerIds.add(id);
            parties.addObject().put("id", id).put("role", "customer").put("@referredType", "Customer");
        }
        var serviceIds = ticket.putArray("serviceIds");
        content.serviceIds().forEach(serviceIds::add);
        ticket.put("problemId", ServiceProblem.idOf(content.alarmId()));
        ticket.put("symptoms", content.symptomCount());
        var symptoms = ticket.putArray("symptomAlarms");
        content.symptoms()
                .forEach(one -> symptoms.addObject()
                        .put("alarmId", one.alarmId())
                        .put("name", one.title())
                        .put("device", one.device())
                        .put("object", one.object()));
        try {
            return JSON.writeValueAsBytes(ticket);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers could not be written", e);
        }
    }

    static String word(Action action) {
        return switch (action) {
            case OPEN -> "open";
            case UPDATE -> "update";
            case RESOLVE -> "resolve";
        };
    }
}
