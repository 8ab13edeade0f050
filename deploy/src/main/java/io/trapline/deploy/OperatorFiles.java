package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.config.Finding;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import io.trapline.enrichment.bss.Bss;
import io.trapline.mediation.rule.RuleLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** All that an operator wrote, in whatever files: the main file, the rules and the views it names. */
final class OperatorFiles {

    private OperatorFiles() {}

    /** Everything wrong with any of them, found in one run: a mistake in one hides none in another. */
    static List<Finding> findings(Path main) {
        var reading = SettingsReader.check(main);
        var all = new LinkedHashSet<>(reading.findings());
        reading.readable().ifPresent(settings -> {
            all.addAll(ofRules(settings));
            all.addAll(ofViews(settings));
        });
        return new ArrayList<>(all);
    }

    /** A folder that is not there was found already, where it is named. */
    private static List<Finding> ofRules(Settings settings) {
        try {
            var unused = RuleLoader.load(
                    settings.rules().stream().filter(Files::isDirectory).toList());
            return List.of();
        } catch (ConfigException wrong) {
            return wrong.findings();
        }
    }

    private static List<Finding> ofViews(Settings settings) {
        var bss = settings.bss();
        return bss == null || !Files.isDirectory(bss.views()) ? List.of() : Bss.checkViews(bss);
    }
}
