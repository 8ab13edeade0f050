package io.trapline.deploy;

import io.trapline.agent.journal.ChronicleJournal;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.JournalOptions;
import io.trapline.agent.journal.StreamClock;
import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import io.trapline.enrichment.inventory.InventoryStore;
import io.trapline.mediation.keep.SnapshotFolder;
import io.trapline.mediation.rule.RuleLoader;
import io.trapline.mediation.turn.Mediator;
import io.trapline.mediation.turn.Replay;
import io.trapline.mediation.turn.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
            "Trapline must be stopped. Ends with 1 when anything differs."
        },
        footer = {"", "Example:", "  trapline replay --config /etc/trapline/trapline.yaml"})
final class ReplayCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main file")
    private Path config = Path.of("trapline.yaml");

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
        Path data = settings.data();
        if (!Files.isDirectory(data.resolve("input"))) {
            throw new IOException("There is no journal in " + data + ".");
        }
        var rules = new RuleShelf(data.resolve("rules"), RuleLoader.load(settings.rules()));
        var mediator =
                new Mediator(Application.policy(settings), rules::kept, new InventoryStore(data.resolve("inventory")));
        var clock = StreamClock.system();
        try (Journal outcomes = ChronicleJournal.open(JournalOptions.outcomes(data.resolve("outcome")), clock);
                Journal inputs = ChronicleJournal.open(JournalOptions.input(data.resolve("input")), clock)) {
            State state = inputs.first() <= 1 ? new State() : new SnapshotFolder(data.resolve("state")).oldestState();
            if (state.decided() + 1 < inputs.first()) {
                throw new IOException(
                        "No state is kept from before input " + inputs.first() + ", the oldest there is.");
            }
            long from = state.decided() + 1;
            return print(from, new Replay(mediator, state).run(inputs, outcomes));
        }
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
