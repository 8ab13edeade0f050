package io.trapline.web;

import io.trapline.mediation.forward.Subscriptions;

/**
 * What TMF642 says of this server, and who listens.
 *
 * @param installation name of this site: the system that owns the alarms
 */
public record Northbound(String installation, Subscriptions listeners) {

    /** Of a server without a name to whom nobody listens. */
    public static final Northbound NONE = new Northbound("trapline", Subscriptions.NONE);
}
