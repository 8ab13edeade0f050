package io.trapline.deploy.doctor;

import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.mediation.rule.RuleLoader;
import java.util.List;

/** Whether the rules can be read. */
final class RulesCheck implements Check {

    private static final String TOPIC = "rules";

    @Override
    public List<Finding> look(Settings settings) {
        try {
            String version = RuleLoader.load(settings.rules()).version();
            return List.of(Finding.fine(TOPIC, settings.rules().size() + " folder(s) read, version " + version));
        } catch (ConfigException wrong) {
            return wrong.findings().stream()
                    .map(f -> Finding.failure(TOPIC, f.toString(), null))
                    .toList();
        }
    }
}
