package io.trapline.agent.listen;

import io.trapline.agent.Intake;
import io.trapline.agent.RefusedSenders;
import io.trapline.agent.gate.Gate;
import io.trapline.agent.gate.PolicyGate;
import io.trapline.agent.gate.SnmpGate;
import io.trapline.agent.usm.UsmDoor;
import io.trapline.config.Settings;
import io.trapline.config.Settings.ListenerType;
import io.trapline.config.Settings.Wire;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All listeners of the configuration. Either every one is bound or none; reading begins when all are.
 * {@link #start()} and {@link #close()} are called by one thread.
 */
public final class Listeners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /** Half-received messages of all connections together take at most this part of the heap. */
    private static final int HEAP_PART_HELD = 8;

    private static final long STOP_SECONDS_MAX = 4;
    private static final Path PROC = Path.of("/proc");

    private final List<Settings.Listener> settings;
    private final Intake intake;
    private final @Nullable UsmDoor usm;
    private final Settings.Sources sources;
    private final boolean epoll;
    private final RefusedSenders refused = new RefusedSenders();
    private final RefusalNotes notes;
    private final List<Door> doors = new CopyOnWriteArrayList<>();
    private @Nullable Loops loops;
    private @Nullable ScheduledExecutorService certificates;

    public Listeners(List<Settings.Listener> settings, Intake intake) {
        this(settings, intake, null);
    }

    /** @param usm opens SNMPv3 for every SNMP listener; null keeps it as it came, unproven */
    public Listeners(List<Settings.Listener> settings, Intake intake, @Nullable UsmDoor usm) {
        this(settings, intake, usm, Settings.Sources.DEFAULT);
    }

    /** @param sources what one of them may send, and who may send more */
    public Listeners(List<Settings.Listener> settings, Intake intake, @Nullable UsmDoor usm, Settings.Sources sources) {
        this(settings, intake, usm, sources, Loops.epollHere());
    }

    Listeners(
            List<Settings.Listener> settings,
            Intake intake,
            @Nullable UsmDoor usm,
            Settings.Sources sources,
            boolean epoll) {
        this.settings = List.copyOf(settings);
        this.intake = intake;
        this.usm = usm;
        this.sources = sources;
        this.epoll = epoll;
        this.notes = new RefusalNotes(refused, intake, this.settings);
    }

    /** Binds all, then reads. */
    public void start() throws BindFailure {
        var started = new Loops(epoll);
        loops = started;
        var held = new HeldBytes(Runtime.getRuntime().maxMemory() / HEAP_PART_HELD);
        try {
            for (var listener : settings) {
                var door = door(listener, started, held);
                door.bind();
                doors.add(door);
            }
        } catch (BindFailure e) {
            close();
            throw e;
        }
        for (var door : doors) {
            door.open();
            tell(door.status());
        }
        started.group().next().scheduleAtFixedRate(this::look, 0, 1, TimeUnit.SECONDS);
        if (settings.stream().anyMatch(listener -> listener.tls() != null)) {
            watchCertificates();
        }
    }

    /** Where each listener is bound, by its name; the real port where 0 was asked for. */
    public Map<String, InetSocketAddress> bound() {
        var bound = new LinkedHashMap<String, InetSocketAddress>();
        for (var door : doors) {
            bound.put(door.status().listener(), door.bound());
        }
        return bound;
    }

    /** Whose messages were refused, newest first. */
    public List<RefusedSenders.Row> refused() {
        return refused.rows();
    }

    /** A person has accepted an engine that began again: its senders are refused no longer. */
    public void settle(String engineId) {
        refused.settle(engineId);
    }

    public List<SocketStatus> status() {
        return doors.stream().map(Door::status).toList();
    }

    /**
     * Takes in what the kernel still holds, hands it to the intake, sends the answers that become due
     * meanwhile, and closes; within about four seconds. The intake must still be open. Idempotent.
     */
    @Override
    public void close() {
        if (certificates != null) {
            certificates.shutdownNow();
            certificates = null;
        }
        var closed = doors.stream().map(Door::stop).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(closed)
                .completeOnTimeout(null, STOP_SECONDS_MAX, TimeUnit.SECONDS)
                .join();
        doors.clear();
        if (loops != null) {
            loops.stop();
            loops = null;
        }
    }

    private Door door(Settings.Listener listener, Loops started, HeldBytes held) {
        var seat = new ListenerSeat(listener, new Meter(), refused);
        var gate = listener.type() == ListenerType.SNMP_TRAP
                ? new PolicyGate(listener.snmp(), new SnmpGate(listener.communities(), usm))
                : Gate.KEEPS_ALL;
        return listener.wire() == Wire.UDP
                ? new UdpDoor(seat, gate, intake, started, sources)
                : new TcpDoor(seat, gate, intake, started, held);
    }

    /** Files may lie on a disk that stalls: not on an event loop. */
    private void watchCertificates() {
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("certificates").daemon().factory());
        certificates = thread;
        thread.scheduleWithFixedDelay(
                () -> doors.forEach(door -> {
                    if (door instanceof TcpDoor tcp) {
                        tcp.lookAtCertificates();
                    }
                }),
                1,
                1,
                TimeUnit.SECONDS);
    }

    private void look() {
        var drops = KernelDrops.read(PROC);
        doors.forEach(door -> door.look(drops));
        notes.tell(Instant.now());
    }

    private static void tell(SocketStatus status) {
        LOG.info("Listening. listener={} wire={} address={}", status.listener(), status.wire(), status.bound());
        if (status.grantedBufferBytes() < status.askedBufferBytes()) {
            LOG.warn(
                    "The kernel grants a smaller receive buffer than asked for, bursts will be lost; raise"
                            + " net.core.rmem_max. listener={} askedBytes={} grantedBytes={}",
                    status.listener(),
                    status.askedBufferBytes(),
                    status.grantedBufferBytes());
        }
    }
}
