package io.trapline.web.scope;

import io.trapline.mediation.board.Readings;
import io.trapline.web.access.Audience;
import java.util.List;
import java.util.Set;

/** Whether somebody is bound to virtual operators that there are. */
public final class KnownVnos {

    private KnownVnos() {}

    /**
     * Those of whom the BSS knows no such id, ordered: whoever is bound to one alone sees nobody. Empty while no
     * inventory was ever read.
     */
    public static List<String> unknown(Set<String> vnos, Readings whole) {
        if (whole.board().inventoryVersion() == null) return List.of();
        return vnos.stream()
                .filter(id -> !id.equals(Audience.DIRECT) && whole.vno(id).isEmpty())
                .sorted()
                .toList();
    }
}
