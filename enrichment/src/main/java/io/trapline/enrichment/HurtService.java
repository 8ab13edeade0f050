package io.trapline.enrichment;

/**
 * A service in use that is not up while some resources are down.
 *
 * @param state never {@link ServiceState#UP}
 */
public record HurtService(String serviceId, ServiceState state) {}
