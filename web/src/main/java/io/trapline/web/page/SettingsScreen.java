package io.trapline.web.page;

import io.trapline.mediation.board.About;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.mib.ModuleNames;
import io.trapline.web.live.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What runs here and what it goes by: to look at, not to change. */
public final class SettingsScreen {

    /**
     * The page.
     *
     * @param modules MIB modules, those of the operator first
     * @param missing modules that others want and nobody has
     */
    public record Model(About about, List<ModuleNames> modules, List<String> missing, List<Stray> strays) {}

    /**
     * Somebody is bound to a virtual operator that the BSS does not know.
     *
     * @param who a user, or a token with its id
     * @param vno what stands where a vno_id should
     */
    public record Stray(String who, String vno) {}

    private final Templates templates;
    private final Readings readings;

    public SettingsScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    public String page(Chrome chrome, Snapshot snapshot, List<Stray> strays) {
        MibNames names = readings.names();
        List<ModuleNames> modules = names.modules().values().stream()
                .sorted(Comparator.comparing(ModuleNames::shipped).thenComparing(ModuleNames::module))
                .toList();
        var model = new Model(
                readings.about(),
                modules,
                names.missing().stream().map(Object::toString).toList(),
                strays);
        return templates.html("settings", Map.of("chrome", chrome, "snapshot", snapshot, "model", model));
    }
}
