package io.trapline.mediation.impact;

import io.trapline.enrichment.ServiceState;

/**
 * A service took another state.
 *
 * @param at from when it counts: for a fault the time of its raise
 * @param alarmId whose change it was; empty for a change of the inventory
 */
public record Turned(String serviceId, ServiceState state, long at, String alarmId) {}
