package io.trapline.web;

import io.trapline.mediation.board.MaintenancePreview;
import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Window;
import java.util.List;

/** What the NOC of the tests says of a window: it hushes the alarm of the OLT, and nobody knows what is called nope. */
final class Previews {

    private Previews() {}

    static MaintenancePreview of(Window window) {
        MaintenancePreview plain = MaintenancePreview.of(window, Noc.START, null);
        List<String> unknown = window.scopes().stream()
                .filter(scope -> scope.value().equals("nope"))
                .map(Scope::toString)
                .toList();
        return new MaintenancePreview(plain.next(), plain.clocks(), unknown, List.of("A-7Q3K9"), List.of());
    }
}
