package io.trapline.mediation.turn;

import io.trapline.agent.Arrival;
import io.trapline.agent.DropPoint;
import io.trapline.agent.Envelope;
import io.trapline.agent.JournalIntake;
import io.trapline.agent.Kind;
import io.trapline.agent.Transport;
import io.trapline.agent.journal.ChronicleJournal;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.JournalOptions;
import io.trapline.agent.journal.StreamClock;
import io.trapline.config.ScoreWeights;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.Inventory;
import io.trapline.mediation.board.AlarmEar;
import io.trapline.mediation.board.BoardThread;
import io.trapline.mediation.board.JournalReadings;
import io.trapline.mediation.board.LedgerDesk;
import io.trapline.mediation.board.Surroundings;
import io.trapline.mediation.board.Vitals;
import io.trapline.mediation.decode.DeviceZones;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.keep.Keeper;
import io.trapline.mediation.keep.OutageLog;
import io.trapline.mediation.keep.SnapshotFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Journals, mediator thread, board and ledger as the product wires them, over a folder that can be opened again. */
final class Pipeline implements AutoCloseable {

    private static final JournalOptions SMALL =
            JournalOptions.input(Path.of(".")).withReserveBytes(0).withBlocks(1 << 20, 4 << 20);

    final JournalIntake intake;
    final JournalDesk desk;
    final JournalReadings readings;
    final MediatorThread mediation;
    final long recovered;
    private final BoardThread boards;
    private final Keeper keeper;
    private final Journal inputs;
    private final Journal outcomes;
    private final Outages outages;
    private final boolean snapshotAtClose;
    private boolean started;

    /** What a test may take away or look through. */
    record Faults(DropPoint door, UnaryOperator<Journal> mediatorReads, boolean snapshotAtClose) {
        static final Faults NONE = new Faults(DropPoint.NONE, UnaryOperator.identity(), true);
    }

    Pipeline(Path folder, Map<String, Inventory> shelf, Faults faults) {
        this.snapshotAtClose = faults.snapshotAtClose();
        var clock = StreamClock.system();
        outcomes = ChronicleJournal.open(
                new JournalOptions(
                        folder.resolve("outcome"),
                        false,
                        false,
                        0,
                        0,
                        SMALL.blockBytes(),
                        SMALL.aheadBytes(),
                        SMALL.roll(),
                        SMALL.commitEvery()),
                clock);
        var snapshots = new SnapshotFolder(folder.resolve("state"));
        List<State> states = snapshots.newest(2);
        State state = states.getFirst();
        Recovery.replay(state, outcomes);
        inputs = ChronicleJournal.open(
                new JournalOptions(
                        folder.resolve("input"),
                        true,
                        true,
                        state.decided(),
                        0,
                        SMALL.blockBytes(),
                        SMALL.aheadBytes(),
                        SMALL.roll(),
                        SMALL.commitEvery()),
                clock);
        recovered = inputs.last() - state.decided();
        intake = new JournalIntake(inputs, state.decided() + 1, recovered, Instant.now(), faults.door());
        desk = new JournalDesk(intake);
        var mediator = Scene.mediator(Duration.ZERO, Policy.OPEN_ALARMS_MAX, Policy.SLICE_MAX, shelf);
        mediation = new MediatorThread(mediator, state, faults.mediatorReads().apply(inputs), outcomes, intake);
        var bss = new BssStatus(BssStatus.State.UP, Instant.EPOCH, "", null, null);
        outages = open(folder.resolve("outages"));
        boards = new BoardThread(
                states.getLast(),
                outcomes,
                v -> Optional.ofNullable(shelf.get(v)),
                outages,
                new Surroundings(
                        "test",
                        () -> bss,
                        s -> List.of(),
                        ZoneOffset.UTC,
                        mediation::reached,
                        AlarmEar.NONE,
                        ScoreWeights.DEFAULT));
        readings = new JournalReadings(
                boards,
                inputs,
                outcomes,
                v -> Optional.ofNullable(shelf.get(v)),
                new LedgerDesk(mediation::tally, intake::ledger, List::of, List::of),
                () -> Vitals.NONE,
                DeviceZones.of(ZoneOffset.UTC));
        keeper = new Keeper(snapshots, boards, inputs, outcomes, Long.MAX_VALUE, 3_600, () -> Long.MAX_VALUE);
    }

    private static Outages open(Path folder) {
        try {
            return Outages.open(new OutageLog(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Pipeline start() {
        started = true;
        boards.start();
        keeper.start();
        mediation.start();
        return this;
    }

    /** A line from device {@code dev-n} by way of a trusted relay. */
    void line(int device, String text) {
        var envelope = new Envelope(
                Kind.SYSLOG,
                Transport.UDP,
                "l",
                "",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000),
                false);
        String line = "<131>Nov 22 10:00:00 dev-" + device + " test: " + text;
        intake.accept(List.of(new Arrival(envelope, line.getBytes(StandardCharsets.UTF_8))));
    }

    /** Stops in the product's order; without a snapshot the next start has the journals only, as after a kill. */
    @Override
    public void close() {
        if (started) {
            mediation.close();
            if (snapshotAtClose) {
                keeper.close();
            } else {
                keeper.abandon();
            }
            boards.close();
        }
        try {
            outages.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inputs.close();
        outcomes.close();
    }
}
