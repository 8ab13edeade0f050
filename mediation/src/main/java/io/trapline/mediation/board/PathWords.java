package io.trapline.mediation.board;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.alarm.Alarm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from an alarm to one service, in sentences for a person. */
final class PathWords {

    private PathWords() {}

    static ImpactPath path(Alarm alarm, AffectedService affected, Inventory inventory) {
        var service = affected.service();
        Customer customer = inventory.customer(service.customerId()).orElse(null);
        String customerName = customer == null ? service.customerId() : customer.name();
        String vno = customer == null ? null : vno(customer, inventory);
        var steps = List.of(
                "Record %d names its device by %s.".formatted(alarm.raised().number(), alarm.evidence()),
                "The BSS knows that as device %s (%s)."
                        .formatted(AlarmRows.deviceName(alarm, inventory), alarm.deviceId()),
                alarm.objects().isEmpty()
                        ? "The message speaks of the device itself."
                        : "%s on that device is %s (%s)."
                                .formatted(alarm.object(), name(alarm.resourceId(), inventory), alarm.resourceId()),
                "Service %s (%s) hangs on it, role %s%s."
                        .formatted(service.id(), service.name(), affected.role(), through(affected, inventory)),
                "Account %s pays for it; the customer is %s (%s)%s."
                        .formatted(
                                service.accountId(),
                                customerName,
                                service.customerId(),
                                vno == null ? "" : ", a customer of " + vno));
        return new ImpactPath(
                service.customerId(),
                customerName,
                service.accountId(),
                service.id(),
                service.name(),
                inventory.version(),
                steps);
    }

    private static String through(AffectedService affected, Inventory inventory) {
        return affected.path().size() < 2
                ? ""
                : ", through "
                        + String.join(
                                " › ",
                                affected.path().stream()
                                        .map(id -> name(id, inventory))
                                        .toList());
    }

    private static String name(@Nullable String resourceId, Inventory inventory) {
        return resourceId == null
                ? "unknown"
                : inventory
                        .resource(resourceId)
                        .map(r -> r.kind() + " " + r.name())
                        .orElse(resourceId);
    }

    /** Name of the virtual operator; null for a direct customer. */
    static @Nullable String vno(Customer customer, Inventory inventory) {
        String id = customer.vnoId();
        return id == null ? null : inventory.vno(id).map(Vno::name).orElse(id);
    }
}
