package io.trapline.enrichment;

/**
 * A service in use and how it stands while some resources are down.
 *
 * @param state {@link ServiceState#UP} only where it is a change
 */
public record HurtService(String serviceId, ServiceState state) {}
