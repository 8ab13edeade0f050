package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.config.Finding;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import io.trapline.enrichment.bss.BssProbe;
import io.trapline.enrichment.bss.RefreshDoor;
import io.trapline.enrichment.inventory.Coverage;
import io.trapline.enrichment.inventory.InventoryStore;
import io.trapline.enrichment.inventory.PackedInventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be asked of the BSS and of what was last read from it; each works beside a running Trapline. */
@Command(
        name = "bss",
        description = "Asks the BSS, and what was last read from it.",
        footer = {
            "",
            "Examples:",
            "  trapline bss sql-check --config /etc/trapline/trapline.yaml",
            "  trapline bss lookup --config /etc/trapline/trapline.yaml 10.20.4.17 0/3/12",
            "",
            "Ends with 1 when something was found, 3 when no Trapline runs, 4 when the BSS cannot be asked."
        })
final class BssCommand {

    private static final String CONFIG = "the main file";

    /** What an answer may take beyond the read itself. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Terminal terminal;

    BssCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "ping", description = "Connects, and says who answers and how soon.")
    int ping(@Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config) {
        return told(() -> {
            try (var probe = new BssProbe(section(SettingsReader.read(config)))) {
                return print(probe.ping());
            }
        });
    }

    @Command(
            name = "sql-check",
            description = "Plans each view (EXPLAIN), verifies columns and types, and that the role may only read.")
    int sqlCheck(@Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config) {
        return told(() -> {
            try (var probe = new BssProbe(section(SettingsReader.read(config)))) {
                return print(probe.sqlCheck());
            }
        });
    }

    @Command(
            name = "lookup",
            description = {
                "Shows what the inventory last read says of something.",
                "Of a device and a part of it by any of their names, or of a resource, service, account, customer or VNO"
                        + " by its id. Asks no database."
            })
    int lookup(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(
                            names = "--namespace",
                            paramLabel = "PLAN",
                            defaultValue = "",
                            description = "address plan; default: the default plan")
                    String namespace,
            @Parameters(paramLabel = "KEY", description = "an address, host name, circuit or id") String key,
            @Parameters(arity = "0..1", paramLabel = "PART", description = "a part of the device, e.g. 0/3/12")
                    String part) {
        return told(() -> {
            PackedInventory inventory = last(SettingsReader.read(config));
            var found = new InventoryText(inventory).of(namespace, key, part);
            terminal.err().println("inventory " + inventory.version() + " read at " + inventory.takenAt());
            found.forEach(terminal.out()::println);
            if (found.isEmpty()) {
                terminal.err().println("trapline: the inventory knows nothing by that name");
            }
            return found.isEmpty() ? Exit.FINDINGS : Exit.OK;
        });
    }

    @Command(
            name = "coverage",
            description = "How much of the BSS a fault can be traced through. Ends with 1 when a share is below --min.")
    int coverage(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config,
            @Option(names = "--min", defaultValue = "0", paramLabel = "PERCENT", description = "default: 0")
                    double min) {
        return told(() -> {
            PackedInventory inventory = last(SettingsReader.read(config));
            Coverage coverage = Coverage.of(inventory);
            coverage.shares().forEach(terminal.out()::println);
            terminal.err().println("inventory " + inventory.version() + " read at " + inventory.takenAt());
            return coverage.percent() >= min ? Exit.OK : Exit.FINDINGS;
        });
    }

    @Command(name = "refresh", description = "Has the running Trapline read the BSS now, and says what came of it.")
    int refresh(@Option(names = "--config", required = true, paramLabel = "FILE", description = CONFIG) Path config) {
        return told(() -> {
            Settings settings = SettingsReader.read(config);
            Duration within = section(settings).loadTimeout().multipliedBy(2).plus(GRACE);
            Optional<RefreshDoor.Told> told = new RefreshDoor(settings.data().resolve("inventory")).ask(within);
            if (told.isEmpty()) {
                terminal.err().println("trapline: no Trapline runs over " + settings.data());
                return Exit.NOT_RUNNING;
            }
            RefreshDoor.Told answer = told.get();
            terminal.out().println("state     " + answer.state());
            terminal.out().println("inventory " + answer.version());
            if (!answer.sentence().isEmpty()) {
                terminal.out().println(answer.sentence());
            }
            return answer.state().equals("UP") ? Exit.OK : Exit.DEPENDENCY;
        });
    }

    private interface Work {
        int run() throws ConfigException, IOException;
    }

    private int told(Work work) {
        try {
            return work.run();
        } catch (ConfigException | IOException e) {
            return Failure.report(terminal, e);
        }
    }

    private int print(BssProbe.Answer answer) {
        for (BssProbe.Line line : answer.lines()) {
            String sign = switch (line.level()) {
                case FINE -> "✓ ";
                case WARNING -> "⚠ ";
                case FAILURE -> "✗ ";
            };
            terminal.out().println(sign + line.sentence());
        }
        return !answer.reached() ? Exit.DEPENDENCY : answer.fine() ? Exit.OK : Exit.FINDINGS;
    }

    private static PackedInventory last(Settings settings) throws IOException {
        return new InventoryStore(settings.data().resolve("inventory"))
                .last()
                .orElseThrow(() -> new IOException("no inventory was read yet in " + settings.data()));
    }

    private static Settings.Bss section(Settings settings) throws ConfigException {
        Settings.Bss section = settings.bss();
        if (section == null) {
            throw new ConfigException(
                    List.of(new Finding("bss", 0, 1, "BSS-005", "found no bss section, expected one")));
        }
        return section;
    }
}
