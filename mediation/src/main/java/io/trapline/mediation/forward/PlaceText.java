package io.trapline.mediation.forward;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.EventNote;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an inventory says of a place, as JSON members: the same for every event there, so it is worded
 * once and kept, the places asked for last. Owned by one thread.
 */
final class PlaceText {

    /** Customers named in a line; {@code customers} has the true count. */
    static final int CUSTOMERS_MAX = 20;

    private static final int KEPT_MAX = 16_384;

    private record Place(
            @Nullable String deviceId, @Nullable String resourceId, boolean known) {

        // Asked for with every event: written out because it is cheaper so.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place(var device, var resource, boolean given)
                    && Objects.equals(resourceId, resource)
                    && Objects.equals(deviceId, device)
                    && known == given;
        }

        @Override
        public int hashCode() {
            return 31 * Objects.hashCode(deviceId) + Objects.hashCode(resourceId);
        }
    }

    private final LinkedHashMap<Place, SerializableString> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, SerializableString> eldest) {
            return size() > KEPT_MAX;
        }
    };
    private @Nullable Inventory of;

    /** Members that follow others: the text begins with a comma. */
    SerializableString of(EventNote note, @Nullable Inventory inventory) throws IOException {
        if (inventory != of) {
            kept.clear();
            of = inventory;
        }
        var place = new Place(note.deviceId(), note.resourceId(), note.impact().equals("known"));
        SerializableString text = kept.get(place);
        if (text == null) {
            text = new SerializedString(text(place, inventory));
            kept.put(place, text);
        }
        return text;
    }

    private static String text(Place place, @Nullable Inventory inventory) throws IOException {
        var out = new StringWriter();
        try (JsonGenerator json = EventLine.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("deviceId", place.deviceId());
            json.writeStringField("device", name(place.deviceId(), inventory));
            json.writeStringField("resourceId", place.resourceId());
            json.writeStringField("resource", name(place.resourceId(), inventory));
            json.writeStringField("inventoryVersion", inventory == null ? null : inventory.version());
            json.writeStringField(
                    "inventoryTakenAt",
                    inventory == null ? null : inventory.takenAt().toString());
            affected(place, inventory, json);
            json.writeEndObject();
        }
        String object = out.toString();
        return "," + object.substring(1, object.length() - 1);
    }

    private static void affected(Place place, @Nullable Inventory inventory, JsonGenerator json) throws IOException {
        String resource = place.resourceId();
        List<AffectedService> rows =
                resource == null || inventory == null || !place.known() ? List.of() : inventory.affected(resource);
        var byCustomer = new TreeMap<String, List<AffectedService>>();
        for (AffectedService row : rows) {
            byCustomer
                    .computeIfAbsent(row.service().customerId(), id -> new java.util.ArrayList<>())
                    .add(row);
        }
        json.writeNumberField("services", rows.size());
        json.writeNumberField("customers", byCustomer.size());
        json.writeArrayFieldStart("affected");
        int named = 0;
        for (var customer : byCustomer.entrySet()) {
            if (named++ == CUSTOMERS_MAX || inventory == null) {
                break;
            }
            customer(customer.getKey(), customer.getValue(), inventory, json);
        }
        json.writeEndArray();
    }

    private static void customer(String id, List<AffectedService> rows, Inventory inventory, JsonGenerator json)
            throws IOException {
        Customer customer = inventory.customer(id).orElse(null);
        String vno = customer == null ? null : customer.vnoId();
        json.writeStartObject();
        json.writeStringField("customerId", id);
        json.writeStringField("customerName", customer == null ? null : customer.name());
        json.writeStringField("tier", customer == null ? null : customer.tier());
        json.writeStringField(
                "vno", vno == null ? null : inventory.vno(vno).map(Vno::name).orElse(vno));
        json.writeArrayFieldStart("accountIds");
        for (String account : rows.stream()
                .map(r -> r.service().accountId())
                .distinct()
                .sorted()
                .limit(CUSTOMERS_MAX)
                .toList()) {
            json.writeString(account);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("serviceIds");
        for (String service : rows.stream()
                .map(r -> r.service().id())
                .sorted()
                .limit(CUSTOMERS_MAX)
                .toList()) {
            json.writeString(service);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static @Nullable String name(@Nullable String resourceId, @Nullable Inventory inventory) {
        return resourceId == null || inventory == null
                ? null
                : inventory.resource(resourceId).map(Resource::name).orElse(null);
    }
}
