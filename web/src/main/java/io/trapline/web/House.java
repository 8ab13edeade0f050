package io.trapline.web;

import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.web.access.Access;
import java.util.List;

/** What all rooms share. */
record House(Readings readings, Desk desk, Access access, Assets assets, List<Mount> mounts, Northbound northbound) {

    static House of(Readings readings, Desk desk, Access access, List<Mount> mounts) {
        return new House(readings, desk, access, new Assets(), mounts, Northbound.NONE);
    }
}
