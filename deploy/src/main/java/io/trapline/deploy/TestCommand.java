package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.mediation.rule.Fixtures;
import io.trapline.mediation.rule.RuleLoader;
import io.trapline.mediation.rule.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Judges the fixtures beside rules and says where the verdict is not the expected one. The lines on
 * stdout are those of the Test Anything Protocol, so that any CI can read them.
 */
@Command(
        name = "test",
        description = "Runs the fixtures (input, expected.json) of rule folders, offline.",
        footer = {
            "",
            "Examples:",
            "  trapline test config/etc/rules",
            "  trapline test /etc/trapline/site --rules config/etc/rules --rules /etc/trapline/site"
        })
final class TestCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "fixtures in and below it are run")
    private List<Path> folders = List.of();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "folder of rules to judge by; may be repeated; default: the DIRs themselves")
    private List<Path> rules = List.of();

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            Rulebook rulebook = RuleLoader.load(rules.isEmpty() ? folders : rules);
            int run = 0;
            int wrong = 0;
            for (Path folder : folders) {
                for (Fixtures.Result result : Fixtures.run(folder, rulebook)) {
                    run++;
                    wrong += result.differences().isEmpty() ? 0 : 1;
                    print(run, folder, result);
                }
            }
            terminal.out().println("1.." + run);
            if (run == 0) {
                terminal.err()
                        .println("trapline: no fixture found; a fixture is a folder with the files"
                                + " \"input\" and \"expected.json\"");
                return Exit.FINDINGS;
            }
            terminal.err().println(run + " run, " + wrong + " not as expected");
            return wrong == 0 ? Exit.OK : Exit.FINDINGS;
        } catch (ConfigException wrong) {
            return Failure.report(terminal, wrong);
        } catch (IOException unreadable) {
            terminal.err().println("trapline: the fixtures cannot be read: " + unreadable.getMessage());
            return Exit.FINDINGS;
        }
    }

    private void print(int number, Path top, Fixtures.Result result) {
        Path name = top.toAbsolutePath().relativize(result.folder().toAbsolutePath());
        var out = terminal.out();
        out.println((result.differences().isEmpty() ? "ok " : "not ok ") + number + " - " + name + ":" + result.line()
                + (result.ruleId().isEmpty() ? "" : " by " + result.ruleId()));
        result.differences().forEach(difference -> out.println("#   " + difference));
    }
}
