package io.trapline.deploy;

import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.JournalOptions;
import io.trapline.agent.journal.KeptJournal;
import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.inventory.InventoryStore;
import io.trapline.mediation.board.TimeTravel;
import io.trapline.mediation.keep.SnapshotFolder;
import io.trapline.mediation.rule.RuleLoader;
import io.trapline.mediation.turn.Mediator;
import io.trapline.mediation.turn.Replay;
import io.trapline.mediation.turn.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows that what was decided follows from what came in: decides all that is kept once more, with the
 * rules and inventories of the time, and compares byte for byte. Needs no database and sends nothing.
 */
@Command(
        name = "replay",
        description = {
            "Decides the journaled inputs again and compares with what was decided then.",
            "With --from and --to, decides that time under the rules configured now, or those of --rules, and shows",
            "what would have been different. Sends nothing and changes nothing.",
            "The data folder is only read, so Trapline may run meanwhile: what it has decided by now is looked at.",
            "Ends with 1 when anything differs from what was decided."
        },
        footer = {
            "",
            "Examples:",
            "  trapline replay --config /etc/trapline/trapline.yaml",
            "  trapline replay --config FILE --from 2026-11-22T20:00:00Z --to 2026-11-22T22:00:00Z --rules new-rules"
        })
final class ReplayCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main file")
    private Path config = Path.of("trapline.yaml");

    @Option(names = "--from", paramLabel = "TIME", description = "beginning, such as 2026-11-22T20:00:00Z")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "end; now when it is not given")
    private @Nullable Instant to;

    @Option(names = "--rules", paramLabel = "DIR", description = "folder of rule files to judge that time by")
    private @Nullable Path otherRules;

    @Option(names = "--inventory", paramLabel = "VERSION", description = "kept version of the BSS to look up in")
    private @Nullable String otherInventory;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            return replay(SettingsReader.read(config));
        } catch (ConfigException | IOException e) {
            return Failure.report(terminal, e);
        } catch (UncheckedIOException e) {
            return Failure.report(terminal, new IOException("The journal cannot be opened: " + e.getMessage(), e));
        }
    }

    private int replay(Settings settings) throws ConfigException, IOException {
        if (from == null && (to != null || otherRules != null || otherInventory != null)) {
            throw new IOException("--to, --rules and --inventory need --from: the time that is looked at.");
        }
        return decide(settings);
    }

    private int decide(Settings settings) throws ConfigException, IOException {
        Path data = settings.data();
        if (!Files.isDirectory(data.resolve("input"))) {
            throw new IOException("There is no journal in " + data + ".");
        }
        var rules = new RuleShelf(data.resolve("rules"), RuleLoader.load(settings.rules()));
        var mediator =
                new Mediator(Application.policy(settings), rules::kept, new InventoryStore(data.resolve("inventory")));
        // Outcomes first: beside a running Trapline there are inputs to all of them then.
        try (Journal outcomes = KeptJournal.open(JournalOptions.outcomes(data.resolve("outcome")));
                Journal inputs = KeptJournal.open(JournalOptions.input(data.resolve("input")))) {
            State state = inputs.first() <= 1 ? new State() : new SnapshotFolder(data.resolve("state")).oldestState();
            if (state.decided() + 1 < inputs.first()) {
                throw new IOException(
                        "No state is kept from before input " + inputs.first() + ", the oldest there is.");
            }
            if (from != null) {
                return whatIf(settings, from, state, inputs, outcomes);
            }
            long first = state.decided() + 1;
            return print(first, new Replay(mediator, state).run(inputs, outcomes));
        }
    }

    private int whatIf(Settings settings, Instant begin, State state, Journal inputs, Journal outcomes)
            throws ConfigException, IOException {
        var shelf = new InventoryStore(settings.data().resolve("inventory"));
        String version = otherInventory;
        Inventory instead = version == null
                ? null
                : shelf.version(version)
                        .orElseThrow(() -> new IOException("No inventory of version " + version + " is kept in "
                                + settings.data().resolve("inventory") + "."));
        Path folder = otherRules;
        var rules = RuleLoader.load(folder == null ? settings.rules() : List.of(folder));
        var end = to == null ? Instant.now() : to;
        if (!begin.isBefore(end)) {
            throw new IOException("--to " + end + " is not behind --from " + begin + ".");
        }
        Instant kept = Instant.ofEpochSecond(0, state.streamNanos());
        if (state.decided() > 0 && kept.isAfter(begin)) {
            throw new IOException("Nothing is kept from before " + kept + "; --from must not be earlier.");
        }
        var question = new TimeTravel.Question(
                begin,
                end,
                Application.policy(settings),
                rules,
                instead,
                shelf,
                settings.site().timezone());
        new WhatIf(terminal.out()).print(question, state, inputs, outcomes);
        return Exit.OK;
    }

    private int print(long from, Replay.Result result) {
        var out = terminal.out();
        out.println("from input        " + from);
        out.println("inputs            " + result.inputs());
        out.println("outcomes equal    " + result.equal());
        out.println("outcomes differ   " + result.different());
        out.println("not yet decided   " + result.undecided());
        out.println("sha256 recorded   " + result.recorded());
        out.println("sha256 now        " + result.recomputed());
        result.told().forEach(terminal.err()::println);
        return result.different() == 0 ? Exit.OK : Exit.FINDINGS;
    }
}
