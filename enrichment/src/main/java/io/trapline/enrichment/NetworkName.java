package io.trapline.enrichment;

/** One word of a message for a thing in the network, as received. */
public record NetworkName(AliasKind kind, String value) {}
