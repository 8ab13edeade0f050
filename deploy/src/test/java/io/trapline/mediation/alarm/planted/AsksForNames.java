package io.trapline.mediation.alarm.planted;

import io.trapline.mediation.mib.MibNames;

/** Planted: the mediator must not know what OIDs are called. */
public final class AsksForNames {

    private AsksForNames() {}

    public static boolean knows(MibNames names, String oid) {
        return names.node(oid).isPresent();
    }
}
