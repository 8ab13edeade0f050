package io.trapline.enrichment;

/** A virtual network operator (reseller) whose customers use this network. */
public record Vno(String id, String name) {}
