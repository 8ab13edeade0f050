package io.trapline.deploy;

import io.trapline.web.access.Access;
import io.trapline.web.access.Passwords;
import io.trapline.web.access.Role;
import io.trapline.web.access.User;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Users of our own, in the data folder; a running Trapline sees a change at the next request. */
@Command(
        name = "user",
        description = "Adds, lists and removes the people who may log in.",
        footer = {
            "",
            "Examples:",
            "  trapline user add --config /etc/trapline/trapline.yaml --role operator kim",
            "  trapline user add --config /etc/trapline/trapline.yaml --role viewer --vno VNO-3 lee"
        })
final class UserCommand {

    private static final String CONFIG = "the main file";

    /** Here no inventory is at hand: whether there is such an id, the settings page says. */
    static final String VNO =
            "vno_id of the BSS, exactly, not a name; \"direct\" for customers of none: sees these only;" + " repeat";

    private final Terminal terminal;

    UserCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "add", description = "Adds a user or replaces one; the password is read from standard input.")
    int add(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(names = "--role", required = true, paramLabel = "ROLE", description = "viewer, operator or admin")
                    Role role,
            @Option(names = "--vno", paramLabel = "ID", description = VNO) @Nullable List<String> vnos,
            @Parameters(paramLabel = "NAME") String name) {
        return AccessFiles.told(terminal, config, settings -> {
            terminal.err()
                    .println("password, at least " + Passwords.LENGTH_MIN
                            + " characters; an empty line for one who comes by a proxy:");
            String line = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)).readLine();
            String password = line == null ? "" : line;
            String wrong = password.isEmpty() ? "" : Passwords.wrong(name, password);
            if (!wrong.isEmpty()) {
                terminal.err().println("trapline: " + wrong);
                return Exit.USAGE;
            }
            Access.users(settings.data()).put(name, password, role, vnos == null ? Set.of() : Set.copyOf(vnos));
            AccessFiles.note(settings, "user add " + role.word(), name);
            terminal.err().println("added: " + name);
            return Exit.OK;
        });
    }

    @Command(name = "list", description = "One a line: name, role, virtual operators.")
    int list(@Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config) {
        return AccessFiles.told(terminal, config, settings -> {
            for (User user : Access.users(settings.data()).all()) {
                terminal.out()
                        .println("%-24s %-9s %s"
                                .formatted(user.name(), user.role().word(), vnos(user.vnos())));
            }
            return Exit.OK;
        });
    }

    @Command(name = "remove", description = "Removes a user and ends their sessions.")
    int remove(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Parameters(paramLabel = "NAME") String name) {
        return AccessFiles.told(terminal, config, settings -> {
            boolean there = Access.users(settings.data()).remove(name);
            AccessFiles.note(settings, "user remove", name);
            terminal.err().println(there ? "removed: " + name : "trapline: there is no user " + name);
            return there ? Exit.OK : Exit.FINDINGS;
        });
    }

    static String vnos(Set<String> vnos) {
        return vnos.isEmpty() ? "all" : String.join(",", vnos.stream().sorted().toList());
    }
}
