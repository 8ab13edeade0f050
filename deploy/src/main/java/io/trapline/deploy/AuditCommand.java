package io.trapline.deploy;

import io.trapline.web.access.Access;
import io.trapline.web.access.AuditLog;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The log of who did what. */
@Command(name = "audit", description = "Checks the log of logins, actions and changes of access.")
final class AuditCommand {

    private final Terminal terminal;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "verify",
            description = {
                "Reads all of it: a line that was changed, taken out or put in ends with code 1.",
                "Note the count and the last hash elsewhere: lines that are missing at the end show only against those."
            })
    int verify(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main file")
                    Path config) {
        return AccessFiles.told(terminal, config, settings -> {
            AuditLog.Verdict verdict = Access.audit(settings.data()).verify();
            terminal.out().println("lines " + verdict.lines() + ", last hash " + verdict.lastHash());
            if (verdict.trouble().isEmpty()) {
                return Exit.OK;
            }
            terminal.err().println("trapline: " + verdict.trouble());
            return Exit.FINDINGS;
        });
    }
}
