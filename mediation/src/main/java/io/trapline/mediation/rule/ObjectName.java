package io.trapline.mediation.rule;

import io.trapline.enrichment.AliasKind;

/** How a message names its managed object, as received. */
public record ObjectName(AliasKind kind, String value) {}
