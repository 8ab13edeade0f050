package io.trapline.web;

import io.trapline.config.Settings;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.Readings;
import io.trapline.web.access.Access;
import io.trapline.web.access.oidc.Oidc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all rooms share.
 *
 * @param oidc null without an identity provider
 */
record House(
        Readings readings,
        Desk desk,
        Access access,
        @Nullable Oidc oidc,
        Assets assets,
        List<Mount> mounts,
        Northbound northbound) {

    static House of(Readings readings, Desk desk, Access access, List<Mount> mounts, Northbound northbound) {
        Settings.Auth auth = access.auth();
        Oidc oidc = auth == null || auth.oidc() == null ? null : new Oidc(auth.oidc());
        return new House(readings, desk, access, oidc, new Assets(), mounts, northbound);
    }

    void close() {
        Oidc opened = oidc;
        if (opened != null) opened.close();
    }

    static House of(Readings readings, Desk desk, Access access, List<Mount> mounts) {
        return of(readings, desk, access, mounts, Northbound.NONE);
    }
}
