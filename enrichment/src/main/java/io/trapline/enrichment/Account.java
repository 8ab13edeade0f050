package io.trapline.enrichment;

/** A billing account of a customer. */
public record Account(String id, String customerId, String name) {}
