package io.trapline.enrichment;

/**
 * What a customer bought and what can be down.
 *
 * @param state the BSS's life-cycle word: active, suspended, ceased, ...
 */
public record Service(String id, String name, String state, String accountId, String customerId) {}
