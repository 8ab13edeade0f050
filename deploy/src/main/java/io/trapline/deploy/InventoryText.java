package io.trapline.deploy;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an inventory says of one thing, as lines for a person. */
final class InventoryText {

    private static final int SERVICES_SHOWN = 20;

    private final Inventory inventory;
    private final List<String> lines = new ArrayList<>();

    InventoryText(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Empty when nothing is known by that name. */
    List<String> of(String namespace, String key, @Nullable String part) {
        if (part != null) {
            resources(namespace, key).forEach(device -> parts(device, part));
            return lines;
        }
        customer(key);
        inventory.account(key).ifPresent(a -> line("account", a.id() + " " + a.name() + " of " + a.customerId()));
        inventory.service(key).ifPresent(s -> line("service", text(s)));
        inventory.vno(key).ifPresent(v -> line("vno", v.id() + " " + v.name()));
        resources(namespace, key).forEach(this::resource);
        return lines;
    }

    private List<String> resources(String namespace, String key) {
        if (inventory.resource(key).isPresent()) {
            return List.of(key);
        }
        for (AliasKind kind : AliasKind.values()) {
            List<String> found = switch (kind.scope()) {
                case DEVICE -> ids(inventory.device(namespace, kind, key));
                case PLAN -> ids(inventory.named(namespace, kind, key, Instant.now()));
                case PART -> List.of();
            };
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private void parts(String device, String part) {
        for (AliasKind kind : AliasKind.values()) {
            for (String found : ids(inventory.object(device, kind, part))) {
                line("found by", kind.word() + " " + part + " on " + device);
                resource(found);
            }
        }
    }

    private static List<String> ids(Match match) {
        return switch (match) {
            case Match.One(String id) -> List.of(id);
            case Match.Many(List<String> ids) -> ids;
            case Match.None none -> List.of();
        };
    }

    private void customer(String key) {
        inventory.customer(key).ifPresent(c -> {
            line("customer", c.id() + " " + c.name() + (c.tier().isEmpty() ? "" : " (" + c.tier() + ")"));
            String vno = c.vnoId();
            if (vno != null) {
                line("vno", vno);
            }
            inventory.accounts(key).forEach(a -> line("account", a.id() + " " + a.name()));
        });
    }

    private void resource(String id) {
        Resource resource = inventory.resource(id).orElseThrow();
        line("resource", id + " " + resource.kind() + " " + resource.name());
        line("within", containers(resource));
        inventory.business().placeOf(id).ifPresent(place -> line("place", place.id() + " " + place.name()));
        inventory
                .aliases(id)
                .forEach(a -> line(
                        "alias",
                        a.kind().word() + " " + a.value() + (a.from() == null ? "" : " from " + a.from())
                                + (a.to() == null ? "" : " until " + a.to())));
        switch (inventory.affectedBy(id)) {
            case Impact.Unknown(Impact.Reason reason) -> line("services", "none: " + reason);
            case Impact.Known known -> services(id, known);
        }
    }

    private void services(String id, Impact.Known known) {
        line("services", known.services() + " of " + known.customers() + " customers");
        var states = inventory.hurt(List.of(id)).stream()
                .collect(Collectors.toMap(h -> h.serviceId(), h -> h.state().word()));
        for (AffectedService row :
                inventory.affected(id).stream().limit(SERVICES_SHOWN).toList()) {
            line(
                    "",
                    text(row.service()) + ", " + row.role() + " over " + String.join(" > ", row.path()) + ", "
                            + states.getOrDefault(row.service().id(), "up") + " without it");
        }
        if (known.services() > SERVICES_SHOWN) {
            line("", "and " + (known.services() - SERVICES_SHOWN) + " more");
        }
    }

    private String containers(Resource resource) {
        StringBuilder path = new StringBuilder(resource.id());
        @Nullable String parent = resource.parentId();
        while (parent != null) {
            path.insert(0, parent + " > ");
            parent = inventory.resource(parent).map(Resource::parentId).orElse(null);
        }
        return path.toString();
    }

    private String text(Service service) {
        String customer = inventory
                .customer(service.customerId())
                .map(c -> c.id() + " " + c.name())
                .orElse(service.customerId());
        return service.id() + " " + service.name() + ", " + service.state() + ", account " + service.accountId()
                + ", customer " + customer;
    }

    private void line(String word, String text) {
        lines.add("%-10s%s".formatted(word, text));
    }
}
