package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import io.trapline.deploy.doctor.Check;
import io.trapline.deploy.doctor.Finding;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says before a start what a start would meet, with what mends it. */
@Command(
        name = "doctor",
        description = {
            "Looks at ports, receive buffers, disk, rules, BSS and desks, and says what mends them.",
            "Run it as the user that Trapline runs as. Ends with 1 when something fails."
        },
        footer = {"", "Example:", "  trapline doctor --config /etc/trapline/trapline.yaml"})
final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main file")
    private Path config = Path.of("trapline.yaml");

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Settings settings;
        try {
            settings = SettingsReader.read(config);
        } catch (ConfigException wrong) {
            return Failure.report(terminal, wrong);
        }
        Map<Finding.Level, Integer> count = new EnumMap<>(Finding.Level.class);
        for (Check check : Check.all()) {
            for (Finding finding : check.look(settings)) {
                terminal.out().println(finding);
                count.merge(finding.level(), 1, Integer::sum);
            }
        }
        int failures = count.getOrDefault(Finding.Level.FAILURE, 0);
        terminal.err().println(failures + " failed, " + count.getOrDefault(Finding.Level.WARNING, 0) + " to look at");
        return failures == 0 ? Exit.OK : Exit.FINDINGS;
    }
}
