package io.trapline.enrichment;

import org.jspecify.annotations.Nullable;

/**
 * A thing in the network that services can hang on.
 *
 * @param id the BSS's identifier, unique in an inventory
 * @param kind the BSS's word: device, card, port, ponPort, onu, circuit, ...
 * @param name as people say it: {@code olt-17}, {@code 0/3/12}
 * @param deviceId the device it is part of; its own id for a device
 * @param parentId the resource that contains it; null at the top
 */
public record Resource(
        String id,
        String kind,
        String name,
        String deviceId,
        @Nullable String parentId) {}
