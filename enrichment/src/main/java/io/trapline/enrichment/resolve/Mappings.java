package io.trapline.enrichment.resolve;

import io.trapline.enrichment.NetworkName;
import org.jspecify.annotations.Nullable;

/** What people said that words mean. Asked only where the BSS alone leads to no customer. */
@FunctionalInterface
public interface Mappings {

    /** Nobody said anything. */
    Mappings NONE = (namespace, device, object) -> null;

    /**
     * Id of the resource that is meant; null when nobody said so.
     *
     * @param device what named the device
     * @param object what it named first on it; null: the device itself
     */
    @Nullable
    String resource(String namespace, NetworkName device, @Nullable NetworkName object);
}
