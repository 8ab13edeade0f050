package io.trapline.deploy;

import io.trapline.web.access.Access;
import io.trapline.web.access.Role;
import io.trapline.web.access.Scope;
import io.trapline.web.access.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tokens of programs; what a token is is shown once and kept nowhere. */
@Command(
        name = "token",
        description = "Makes, lists and revokes the tokens by which programs come in.",
        footer = {
            "",
            "Examples:",
            "  trapline token create --config /etc/trapline/trapline.yaml --scope metrics --days 90 prometheus",
            "  trapline token create --config /etc/trapline/trapline.yaml --scope wall --days 365 noc-wall"
        })
final class TokenCommand {

    private static final String CONFIG = "the main file";
    private static final int DAYS_MAX = 366;

    private final Terminal terminal;

    TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "create", description = "Prints the token; it cannot be shown again.")
    int create(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "VIEWER",
                            description = "viewer (default), operator or admin")
                    Role role,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            required = true,
                            description = "read, act, wall, metrics, admin; repeat")
                    List<Scope> scopes,
            @Option(names = "--vno", paramLabel = "ID", description = UserCommand.VNO) @Nullable List<String> vnos,
            @Option(names = "--days", paramLabel = "N", required = true, description = "until it expires, 1 to 366")
                    int days,
            @Parameters(paramLabel = "NAME", description = "what it is for") String name) {
        return AccessFiles.told(terminal, config, settings -> {
            if (days < 1 || days > DAYS_MAX) {
                terminal.err().println("trapline: --days: found " + days + ", expected 1 to " + DAYS_MAX);
                return Exit.USAGE;
            }
            var made = Access.tokens(settings.data())
                    .create(
                            name,
                            role,
                            Set.copyOf(scopes),
                            vnos == null ? Set.of() : Set.copyOf(vnos),
                            Instant.now().plus(Duration.ofDays(days)));
            AccessFiles.note(settings, "token create", name + " " + made.token().id());
            terminal.out().println(made.secret());
            terminal.err()
                    .println("id " + made.token().id() + ", good until "
                            + made.token().expires());
            return Exit.OK;
        });
    }

    @Command(name = "list", description = "One a line: id, role, scopes, virtual operators, end, name.")
    int list(@Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config) {
        return AccessFiles.told(terminal, config, settings -> {
            for (Token token : Access.tokens(settings.data()).all()) {
                String scopes =
                        token.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(","));
                terminal.out()
                        .println("%-9s %-9s %-20s %-12s %s %s"
                                .formatted(
                                        token.id(),
                                        token.role().word(),
                                        scopes,
                                        UserCommand.vnos(token.vnos()),
                                        token.expires(),
                                        token.name()));
            }
            return Exit.OK;
        });
    }

    @Command(name = "revoke", description = "It is good for nothing from now on.")
    int revoke(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Parameters(paramLabel = "ID", description = "from the list") String id) {
        return AccessFiles.told(terminal, config, settings -> {
            boolean there = Access.tokens(settings.data()).revoke(id);
            AccessFiles.note(settings, "token revoke", id);
            terminal.err().println(there ? "revoked: " + id : "trapline: there is no token " + id);
            return there ? Exit.OK : Exit.FINDINGS;
        });
    }
}
