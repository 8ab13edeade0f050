package io.trapline.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.mediation.impact.Meter;
import io.trapline.mediation.inbox.InboxGroup;
import io.trapline.mediation.inbox.InboxRow;
import io.trapline.mediation.inbox.InboxView;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.mib.NamedOid;
import io.trapline.mediation.source.SourceRow;
import io.trapline.mediation.source.SourcesView;
import io.trapline.web.query.Page;
import io.trapline.web.query.SourceQuery;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What the API answers with. Board records are written as they are: their names are the contract. */
public final class Answers {

    private Answers() {}

    /** {@code {"items":[…],"total":n,"next":cursor or null}}. */
    public static ObjectNode page(Page<?> page) {
        ObjectNode json = Json.object();
        json.set("items", Json.tree(page.items()));
        return json.put("total", page.total()).put("next", page.next());
    }

    /** The senders that fit, and what is in no row. */
    public static ObjectNode sources(SourceQuery query, SourcesView view, Instant now) {
        List<SourceRow> rows = query.rows(view, now);
        ObjectNode json = Json.object().put("since", view.since().toString());
        json.put("evicted", view.evicted()).put("rowsMax", view.rowsMax()).put("missed", view.missed());
        var items = json.put("total", rows.size()).putArray("items");
        rows.stream().limit(query.limit()).forEach(row -> {
            ObjectNode item = (ObjectNode) Json.tree(row);
            items.add(item.put("state", row.state(now)));
        });
        return json;
    }

    /** A page of affected customers with their measures. */
    public static ObjectNode customers(Page<CustomerRow> page, Meter meter) {
        ObjectNode json = Json.object();
        var items = json.putArray("items");
        page.items().forEach(row -> items.add(MeasureFields.row(row, meter)));
        return json.put("total", page.total()).put("next", page.next());
    }

    /**
     * A customer, affected or not: the fields of the list, plus accounts and the paths of its alarms.
     * The measures of one that is not affected are those of its last outage.
     */
    public static ObjectNode customer(CustomerCard card, List<ImpactPath> paths, Meter meter) {
        ObjectNode json = Json.object()
                .put("customerId", card.customer().id())
                .put("customerName", card.customer().name())
                .put("tier", card.customer().tier())
                .put("vno", card.vnoName())
                .put("affected", card.affected().isPresent());
        var accounts = json.putArray("accounts");
        card.accounts()
                .forEach(a -> accounts.addObject().put("accountId", a.id()).put("name", a.name()));
        var accountIds = json.putArray("accountIds");
        card.accounts().forEach(a -> accountIds.add(a.id()));
        if (card.affected().isPresent()) {
            json.setAll(MeasureFields.row(card.affected().get(), meter));
        } else {
            MeasureFields.put(json, meter.of(card.impact()));
            json.putArray("services");
            json.putNull("severity").put("score", 0);
            json.putArray("reasons");
            json.putNull("affectedSince");
            json.putArray("alarmIds");
            json.putNull("ticket");
        }
        json.set("lastOutage", lastOutage(card.lastOutage()));
        json.set("paths", Json.tree(paths));
        return json;
    }

    static JsonNode lastOutage(List<ClosedOutage> services) {
        if (services.isEmpty()) {
            return NullNode.getInstance();
        }
        long from = services.stream().mapToLong(ClosedOutage::from).min().orElseThrow();
        long to = services.stream().mapToLong(ClosedOutage::to).max().orElseThrow();
        ObjectNode json = Json.object()
                .put("from", Instant.ofEpochMilli(from).toString())
                .put("to", Instant.ofEpochMilli(to).toString());
        var list = json.putArray("services");
        services.forEach(outage -> list.addObject()
                .put("serviceId", outage.serviceId())
                .put("from", Instant.ofEpochMilli(outage.from()).toString())
                .put("to", Instant.ofEpochMilli(outage.to()).toString())
                .put("downMinutes", outage.downMinutes())
                .put("excusedMinutes", outage.excusedMinutes())
                .put("alarmId", outage.alarmId()));
        return json;
    }

    /**
     * An alarm with its evidence.
     *
     * @param raised the record that raised it, when the journal still has it
     */
    public static ObjectNode alarm(
            AlarmRow alarm, java.util.Optional<EventRow> raised, List<ImpactPath> path, MibNames names) {
        ObjectNode json = (ObjectNode) Json.tree(alarm);
        raised.ifPresentOrElse(
                event -> {
                    json.set("raw", raw(event));
                    json.set("decoded", DecodedJson.of(event.decoded(), names));
                },
                () -> json.putNull("raw").putNull("decoded"));
        json.set("path", Json.tree(path));
        return json;
    }

    /** {@code {"items":[…]}}, newest first. */
    public static ObjectNode events(List<EventRow> events, int total, MibNames names) {
        ObjectNode json = Json.object();
        var items = json.putArray("items");
        events.forEach(event -> items.add(event(event, names)));
        return json.put("total", Math.max(total, events.size()));
    }

    public static ObjectNode event(EventRow event, MibNames names) {
        ObjectNode json = Json.object()
                .put("recordNumber", event.recordNumber())
                .put("receivedAt", event.receivedAt().toString())
                .put("kind", event.kind())
                .put("transport", event.transport())
                .put("listener", event.listener())
                .put("source", event.source())
                .put("disposition", event.disposition())
                .put("device", event.device())
                .put("ruleId", event.ruleId())
                .put("recognised", event.recognised())
                .put("impact", event.impact())
                .put("alarmId", event.alarmId())
                .put("message", DecodedJson.message(event.decoded()));
        json.set("decoded", DecodedJson.of(event.decoded(), names));
        return json.put("rawHex", HexFormat.of().formatHex(event.raw())).put("truncated", event.truncated());
    }

    private static ObjectNode raw(EventRow event) {
        return Json.object()
                .put("recordNumber", event.recordNumber())
                .put("receivedAt", event.receivedAt().toString())
                .put("kind", event.kind())
                .put("transport", event.transport())
                .put("listener", event.listener())
                .put("source", event.source())
                .put("bytes", event.raw().length)
                .put("truncated", event.truncated())
                .put("hex", HexFormat.of().formatHex(event.raw()))
                .put("base64", Base64.getEncoder().encodeToString(event.raw()));
    }

    /** Unknown traps by kind, newest first, with one sample each. */
    public static ObjectNode inbox(InboxView inbox, MibNames names) {
        ObjectNode json = Json.object();
        var items = json.putArray("items");
        for (InboxRow row : inbox.rows()) {
            InboxGroup group = row.group();
            NamedOid trap = names.place(group.trapOid());
            NamedOid enterprise = names.place(group.enterprise());
            ObjectNode item = items.addObject()
                    .put("enterprise", group.enterprise())
                    .put("enterpriseName", enterprise == null ? null : enterprise.text())
                    .put("trapOid", group.trapOid())
                    .put("trapName", trap == null ? null : trap.text())
                    .put("count", row.count())
                    .put("first", row.first().toString())
                    .put("last", row.last().toString());
            var shape = item.putArray("shape");
            group.shape().forEach(shape::add);
            ObjectNode sample = item.putObject("sample")
                    .put("recordNumber", row.sampleRecord())
                    .put("source", row.source())
                    .put("rawHex", HexFormat.of().formatHex(row.sample()));
            sample.set("decoded", DecodedJson.of(row.decoded(), names));
        }
        return json.put("groups", inbox.rows().size())
                .put("groupsMax", inbox.groupsMax())
                .put("total", inbox.total())
                .put("overflow", inbox.overflow())
                .put("gone", inbox.gone())
                .put("since", inbox.since().toString());
    }

    public static ObjectNode ledger(LedgerView ledger) {
        ObjectNode json = (ObjectNode) Json.tree(ledger);
        return json.put(
                "kernelDrops",
                ledger.sockets().stream()
                        .mapToLong(LedgerView.Socket::kernelDrops)
                        .sum());
    }
}
