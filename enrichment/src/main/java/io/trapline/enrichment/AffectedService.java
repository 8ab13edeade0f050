package io.trapline.enrichment;

import java.util.List;

/**
 * One service that hangs on a resource, and how we know.
 *
 * @param role working, protecting, access or transit
 * @param path resource ids from the resource that was asked for down to the one the service is tied to
 */
public record AffectedService(Service service, String role, List<String> path) {}
