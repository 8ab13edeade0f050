package io.trapline.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.enrichment.AccountTerms;
import io.trapline.enrichment.Customer;
import io.trapline.mediation.board.AccountCard;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.impact.HurtLine;
import io.trapline.mediation.impact.Meter;
import java.util.Optional;

/** An account, affected or not: the measures of one that is not are those of its last outage. */
public final class AccountAnswer {

    private AccountAnswer() {}

    public static ObjectNode of(AccountCard card, Meter meter) {
        Customer customer = card.customer();
        Optional<AccountTerms> terms = Optional.ofNullable(card.terms());
        ObjectNode json = Json.object()
                .put("accountId", card.account().id())
                .put("name", card.account().name())
                .put("customerId", card.account().customerId())
                .put("customerName", customer == null ? null : customer.name())
                .put("tier", customer == null ? null : customer.tier())
                .put("parentAccountId", terms.map(AccountTerms::parentId).orElse(null))
                .put("state", terms.map(AccountTerms::state).orElse(null))
                .put("affected", card.affected().isPresent())
                .put("score", card.affected().map(CustomerRow::score).orElse(0));
        var services = json.putArray("services");
        card.affected()
                .ifPresent(row -> row.services().stream()
                        .filter(service ->
                                service.accountId().equals(card.account().id()))
                        .forEach(service -> services.add(Json.tree(service))));
        var alarms = json.putArray("alarmIds");
        if (card.affected().isPresent()) {
            card.impact().lines().stream()
                    .map(HurtLine::outage)
                    .map(outage -> outage.alarmId())
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .sorted()
                    .forEach(alarms::add);
        }
        json.set("lastOutage", Answers.lastOutage(card.lastOutage()));
        return MeasureFields.put(json, meter.of(card.impact()));
    }
}
