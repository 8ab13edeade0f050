package io.trapline.enrichment;

import org.jspecify.annotations.Nullable;

/** @param parentId the larger place of which it is a part */
public record Place(String id, String name, @Nullable String parentId) {}
