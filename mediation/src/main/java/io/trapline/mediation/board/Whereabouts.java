package io.trapline.mediation.board;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.Resource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What and where a resource is.
 *
 * @param kind the BSS's word; empty when it does not know the resource
 * @param place null when nobody says
 */
public record Whereabouts(String kind, @Nullable Place place) {

    /** Of a resource that nobody knows. */
    public static final Whereabouts UNKNOWN = new Whereabouts("", null);

    static Whereabouts of(@Nullable String resourceId, @Nullable Inventory inventory) {
        return resourceId == null || inventory == null
                ? UNKNOWN
                : new Whereabouts(
                        inventory.resource(resourceId).map(Resource::kind).orElse(""),
                        inventory.business().placeOf(resourceId).orElse(null));
    }

    /** Where a service is used. */
    static Optional<Place> ofService(String serviceId, @Nullable Inventory inventory) {
        if (inventory == null) {
            return Optional.empty();
        }
        var business = inventory.business();
        return business.service(serviceId)
                .flatMap(terms -> Optional.ofNullable(terms.placeId()))
                .flatMap(business::place);
    }
}
