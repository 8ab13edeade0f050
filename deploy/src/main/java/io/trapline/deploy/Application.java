package io.trapline.deploy;

import io.trapline.agent.JournalIntake;
import io.trapline.agent.journal.ChronicleJournal;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.JournalOptions;
import io.trapline.agent.journal.StreamClock;
import io.trapline.agent.listen.BindFailure;
import io.trapline.agent.listen.Listeners;
import io.trapline.agent.usm.EngineSaver;
import io.trapline.agent.usm.UsmDoor;
import io.trapline.agent.usm.UsmUser;
import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.mediation.board.BoardThread;
import io.trapline.mediation.board.JournalReadings;
import io.trapline.mediation.board.LedgerDesk;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.Surroundings;
import io.trapline.mediation.codec.InputCodec;
import io.trapline.mediation.decode.DeviceZones;
import io.trapline.mediation.forward.CallbackRule;
import io.trapline.mediation.forward.EventFeed;
import io.trapline.mediation.forward.ForwarderPolicy;
import io.trapline.mediation.forward.Hub;
import io.trapline.mediation.forward.HubPolicy;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.inbox.InboxThread;
import io.trapline.mediation.keep.Keeper;
import io.trapline.mediation.keep.OutageLog;
import io.trapline.mediation.keep.SnapshotFolder;
import io.trapline.mediation.mib.MibShelf;
import io.trapline.mediation.rule.RuleLoader;
import io.trapline.mediation.rule.Rulebook;
import io.trapline.mediation.source.SourceThread;
import io.trapline.mediation.turn.JournalDesk;
import io.trapline.mediation.turn.Mediator;
import io.trapline.mediation.turn.MediatorThread;
import io.trapline.mediation.turn.Policy;
import io.trapline.mediation.turn.Recovery;
import io.trapline.mediation.turn.State;
import io.trapline.mediation.turn.Ticker;
import io.trapline.web.Mount;
import io.trapline.web.Northbound;
import io.trapline.web.Web;
import io.trapline.web.access.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything wired by hand: journals first, then what decides, then the doors; stopped in reverse.
 * Started and closed by one thread.
 */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final long SNAPSHOT_SECONDS = 60;
    private static final int INVENTORY_TRIES = 100;
    private static final long INVENTORY_MILLIS = 100;
    private static final Duration MIBS_EVERY = Duration.ofSeconds(1);

    /** Where it can be reached once started. */
    public record Doors(InetSocketAddress web, Listeners listeners) {}

    private final Settings settings;
    private final List<Mount> mounts;
    private final StopRequest stop;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable Readings readings;

    /**
     * @param mounts guests of the web server, empty outside the demo
     * @param stop ends the start between two steps; is told when a part has ended that never comes back
     */
    public Application(Settings settings, List<Mount> mounts, StopRequest stop) {
        this.settings = settings;
        this.stop = stop;
        this.mounts = List.copyOf(mounts);
    }

    /** Starts all parts; on a failure, or when a stop was asked for meanwhile, those already started are stopped again. */
    public Doors start() throws ConfigException, IOException, BindFailure, io.trapline.web.BindFailure {
        try {
            return wire();
        } catch (UncheckedIOException e) {
            close();
            var cause = e.getCause();
            throw new IOException("The journal cannot be opened: " + (cause == null ? e : cause).getMessage(), e);
        } catch (ConfigException | IOException | BindFailure | io.trapline.web.BindFailure | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Doors wire() throws ConfigException, IOException, BindFailure, io.trapline.web.BindFailure {
        Rulebook rules = RuleLoader.load(settings.rules());
        Web.probe(settings.web().bind());
        var data = settings.data();
        var clock = StreamClock.system();
        Journal outcomes = keep(ChronicleJournal.open(
                JournalOptions.outcomes(data.resolve("outcome"))
                        .withReserveBytes(settings.journal().reserveBytes() / 2),
                clock));
        var snapshots = new SnapshotFolder(data.resolve("state"));
        List<State> states = snapshots.newest(2);
        State state = states.getFirst();
        Recovery.replay(state, outcomes);
        stop.check();
        long decided = state.decided();
        Journal inputs = keep(ChronicleJournal.open(
                JournalOptions.input(data.resolve("input"))
                        .withFloor(decided)
                        .withReserveBytes(settings.journal().reserveBytes()),
                clock));
        stop.check();
        long found = inputs.last();
        var intake = new JournalIntake(inputs, decided + 1, found - decided, Instant.now());
        UsmDoor usm = usm();
        var listeners = new Listeners(settings.listeners(), intake, usm, settings.sources());
        var desk = new JournalDesk(intake, engine -> accept(usm, listeners, engine));
        var ruleShelf = new RuleShelf(data.resolve("rules"), rules);
        ruleShelf.keep(settings.rules());
        if (!rules.version().equals(state.rulesVersion())) {
            intake.accept(List.of(InputCodec.rulesSwitched(rules.version())));
        }

        var bss = new BusinessDoor(settings, desk, state.inventoryVersion());
        bss.recover();
        stop.check();
        var mediator = new Mediator(policy(settings), ruleShelf::version, bss.shelf());
        var tickets = new TicketDoor(settings.forwarders(), state, found, desk, outcomes, bss.shelf());
        var polls = PollDoor.open(settings.polling(), outcomes, decided, desk);
        keep(polls);
        var files = EventFiles.open(
                settings.eventFiles(),
                data.resolve("forward"),
                new EventFeed.Source(
                        inputs, outcomes, bss.shelf(), DeviceZones.of(settings), decided, state.inventoryVersion()));
        keep(files);
        var mediation = new MediatorThread(mediator, state, inputs, outcomes, intake);
        String epoch = UUID.randomUUID().toString().substring(0, 8);
        var outages = keep(Outages.open(new OutageLog(data.resolve("outages"))));
        Hub hub = keep(hub(data.resolve("forward/hub")));
        var boards = new BoardThread(
                states.getLast(),
                outcomes,
                bss.shelf(),
                outages,
                new Surroundings(
                        epoch,
                        bss::status,
                        s -> hub.with(files.with(tickets.rows(s))),
                        settings.site().timezone(),
                        mediation::reached,
                        hub,
                        settings.score()));
        var ledger = new LedgerDesk(
                mediation::tally, intake::ledger, () -> Sockets.rows(listeners), () -> Sockets.refused(listeners));
        var mibs = new MibShelf(settings.mibs(), MIBS_EVERY);
        var inbox = new InboxThread(inputs, outcomes, data.resolve("inbox/unknown"), Instant.now());
        var sources = new SourceThread(inputs, outcomes, settings.site().timezone());
        var ticker = new Ticker(intake, () -> Sockets.kernelDrops(listeners));
        var keeper = new Keeper(
                snapshots, boards, inputs, outcomes, settings.journal().keepBytes(), SNAPSHOT_SECONDS, files::needed);
        var watch = new Watch(stop::broken)
                .journal("input", inputs)
                .journal("outcome", outcomes)
                .thread("mediator", mediation::ended)
                .thread("board", boards::ended)
                .thread("keeper", keeper::ended)
                .thread("ticker", ticker::ended)
                .thread("inventory", bss::ended)
                .thread("forwarder", tickets::ended)
                .thread("poller", polls::ended)
                .asking(polls::counts)
                .others(tickets::parts);
        var reader =
                new JournalReadings(boards, inputs, outcomes, bss.shelf(), ledger, watch, DeviceZones.of(settings));
        reader.show(mibs::names, inbox::view);
        reader.countedBy(sources::view);
        reader.introducedBy(new Introduction(settings, mibs));
        readings = reader;

        stop.check();
        hub.start();
        keep(boards).start();
        keep(keeper).start();
        keep(mibs).start();
        keep(inbox).start();
        keep(sources).start();
        keep(mediation).start();
        keep(intake::stop);
        keep(bss);
        keep(tickets).start();
        files.start();
        polls.start();
        keep(ticker).start();
        if (usm != null) {
            keep(new EngineSaver(usm)).start();
        }
        stop.check();
        keep(listeners).start();
        bss.start();
        keep(watch).start();
        stop.check();
        var web = keep(new Web(
                settings.web(),
                reader,
                desk,
                access(data),
                mounts,
                new Northbound(settings.site().name(), hub)));
        return new Doors(web.start(), listeners);
    }

    /**
     * Waits until the first inventory is in use, ten seconds at most; false when it is not. Everything
     * works before that too, only without customers.
     */
    public boolean awaitInventory() throws Exception {
        Readings started = readings;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        var ready = new CountDownLatch(1);
        try (var watch = started.onBoard(board -> {
            if (board.inventoryVersion() != null) {
                ready.countDown();
            }
        })) {
            for (int i = 0; i < INVENTORY_TRIES && started.board().inventoryVersion() == null; i++) {
                stop.check();
                if (ready.await(INVENTORY_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            return started.board().inventoryVersion() != null;
        }
    }

    private static void accept(UsmDoor usm, Listeners listeners, String engine) {
        usm.forget(HexFormat.of().parseHex(engine));
        listeners.settle(engine);
    }

    private Hub hub(Path folder) throws IOException {
        var northbound = settings.northbound();
        var patience = ForwarderPolicy.of(Duration.ofSeconds(1), Duration.ofMinutes(5), northbound.giveUpAfter());
        var policy = new HubPolicy(
                settings.site().name(),
                new CallbackRule(northbound.callbacks()),
                northbound.requestTimeout(),
                patience);
        return Hub.open(folder, policy);
    }

    /** Says how the first administrator is made, where nobody has an account yet. */
    private Access access(Path data) throws IOException {
        var access = new Access(settings.web().auth(), data);
        Path word = access.firstRun();
        if (word != null) {
            LOG.warn("Nobody has an account yet: open /first-run with the word in the file. file={}", word);
        }
        return access;
    }

    /** Without users too: what nobody vouches for must not pass because it says SNMPv3. */
    private UsmDoor usm() throws IOException {
        return UsmDoor.start(UsmUser.of(settings.v3Users()), settings.data().resolve("usm"));
    }

    /** What the mediator goes by. */
    static Policy policy(Settings settings) {
        return new Policy(
                settings.site().name(),
                DeviceZones.of(settings),
                settings.sources().trustedRelays(),
                settings.forwarders().stream()
                        .map(d -> new Policy.Destination(d.name(), d.groupingWait()))
                        .toList(),
                Policy.OPEN_ALARMS_MAX,
                Policy.SLICE_MAX,
                Policy.OPEN_PER_SOURCE_MAX,
                Policy.GAP_MAX,
                settings.sources().evidence(),
                PollDoor.policy(settings.polling()));
    }

    /** Remembers a part: parts are closed in the reverse of this order. */
    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error(
                        "A part did not stop in order. part={}", part.getClass().getSimpleName(), e);
            }
        }
    }
}
