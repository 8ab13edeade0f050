package io.trapline.deploy;

import io.trapline.config.Finding;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What can be asked of a configuration without starting anything. */
@Command(name = "config", description = "Works on configuration files, offline.")
final class ConfigCommand {

    private final Terminal terminal;

    ConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** All findings of one reading on stdout, one line each, and 1 when one of them is an error. */
    @Command(
            name = "check",
            description = "Reads a main file, its rules and its views, and names everything wrong with them.")
    int check(@Parameters(paramLabel = "FILE", description = "main file, e.g. trapline.yaml") Path file) {
        var findings = OperatorFiles.findings(file);
        findings.forEach(terminal.out()::println);
        long errors =
                findings.stream().filter(f -> f.level() == Finding.Level.ERROR).count();
        terminal.err().println(count(errors, "error") + ", " + count(findings.size() - errors, "warning"));
        return errors == 0 ? Exit.OK : Exit.FINDINGS;
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
