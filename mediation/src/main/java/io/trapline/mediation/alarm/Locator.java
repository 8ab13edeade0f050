package io.trapline.mediation.alarm;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Impact.Reason;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Match;
import io.trapline.mediation.rule.ObjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the words of the network to a resource of the BSS and those who hang on it. Pure. */
public final class Locator {

    /**
     * @param deviceId null while unknown
     * @param resourceId null while unknown
     */
    public record Place(@Nullable String deviceId, @Nullable String resourceId, Impact impact) {

        static Place unknown(@Nullable String deviceId, Reason reason) {
            return new Place(deviceId, null, new Impact.Unknown(reason));
        }
    }

    private Locator() {}

    /** @param inventory null while there is none: then everything is PENDING */
    public static Place locate(
            @Nullable Inventory inventory, String namespace, Identity.Evidence evidence, List<ObjectName> objects) {
        if (inventory == null) {
            return Place.unknown(null, Reason.PENDING);
        }
        return switch (inventory.device(namespace, evidence.kind(), evidence.value())) {
            case Match.None none -> Place.unknown(null, Reason.NO_SOURCE);
            case Match.Many many -> Place.unknown(null, Reason.AMBIGUOUS);
            case Match.One one -> onDevice(inventory, one.resourceId(), objects);
        };
    }

    private static Place onDevice(Inventory inventory, String deviceId, List<ObjectName> objects) {
        if (objects.isEmpty()) {
            return new Place(deviceId, deviceId, inventory.affectedBy(deviceId));
        }
        for (ObjectName object : objects) {
            switch (inventory.object(deviceId, object.kind(), object.value())) {
                case Match.One one -> {
                    return new Place(deviceId, one.resourceId(), inventory.affectedBy(one.resourceId()));
                }
                case Match.Many many -> {
                    return Place.unknown(deviceId, Reason.AMBIGUOUS);
                }
                case Match.None none -> {}
            }
        }
        return Place.unknown(deviceId, Reason.NO_RESOURCE);
    }
}
