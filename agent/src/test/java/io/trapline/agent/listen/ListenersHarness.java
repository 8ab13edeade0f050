package io.trapline.agent.listen;

import static java.util.Objects.requireNonNull;

import io.trapline.agent.DropPoint;
import io.trapline.agent.JournalIntake;
import io.trapline.agent.MemoryJournal;
import io.trapline.agent.RawRecord;
import io.trapline.agent.usm.UsmDoor;
import io.trapline.config.Secret;
import io.trapline.config.Settings.Community;
import io.trapline.config.Settings.Listener;
import io.trapline.config.Settings.ListenerType;
import io.trapline.config.Settings.SnmpPolicy;
import io.trapline.config.Settings.Sources;
import io.trapline.config.Settings.Tls;
import io.trapline.config.Settings.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Real listeners on loopback in front of a journal in memory, and ways to send to them. */
final class ListenersHarness implements AutoCloseable {

    static final int MESSAGE_MAX = 1_024;

    final MemoryJournal journal = new MemoryJournal();
    final JournalIntake intake;
    final Listeners listeners;

    ListenersHarness(Listener... settings) throws BindFailure {
        this(Loops.epollHere(), settings);
    }

    ListenersHarness(boolean epoll, Listener... settings) throws BindFailure {
        this(epoll, null, settings);
    }

    ListenersHarness(boolean epoll, @Nullable UsmDoor usm, Listener... settings) throws BindFailure {
        this(epoll, usm, Sources.DEFAULT, settings);
    }

    ListenersHarness(boolean epoll, @Nullable UsmDoor usm, Sources sources, Listener... settings) throws BindFailure {
        intake = new JournalIntake(journal, 1, 0, Instant.EPOCH, DropPoint.NONE);
        listeners = new Listeners(List.of(settings), intake, usm, sources, epoll);
        listeners.start();
    }

    static Listener snmp(String... communities) {
        return snmp(Wire.UDP, communities);
    }

    /** @param communities alias and community in turn */
    static Listener snmp(Wire wire, String... communities) {
        var list = new ArrayList<Community>();
        for (int i = 0; i < communities.length; i += 2) {
            list.add(new Community(communities[i], new Secret(communities[i + 1])));
        }
        return new Listener(
                "traps", ListenerType.SNMP_TRAP, wire, any(), 1 << 20, list, 65_536, Duration.ofMinutes(1), 10);
    }

    /** The same listener for an address plan of its own. */
    static Listener in(String namespace, Listener listener) {
        return new Listener(
                listener.name(),
                listener.type(),
                listener.wire(),
                listener.bind(),
                listener.receiveBufferBytes(),
                listener.communities(),
                listener.messageBytesMax(),
                listener.idleTimeout(),
                listener.connectionsMax(),
                listener.snmp(),
                listener.tls(),
                listener.trustedProxies(),
                namespace);
    }

    static Listener syslog(Wire wire) {
        return syslog(wire, MESSAGE_MAX, Duration.ofMinutes(1), 10);
    }

    static Listener syslog(Wire wire, int messageMax, Duration idle, int connectionsMax) {
        return new Listener(
                "lines", ListenerType.SYSLOG, wire, any(), 1 << 20, List.of(), messageMax, idle, connectionsMax);
    }

    /** A stream of syslog with what the shorter ones leave out. */
    static Listener stream(Wire wire, Duration idle, int connectionsMax, @Nullable Tls tls, String... proxies) {
        return new Listener(
                "lines",
                ListenerType.SYSLOG,
                wire,
                any(),
                0,
                List.of(),
                MESSAGE_MAX,
                idle,
                connectionsMax,
                SnmpPolicy.OPEN,
                tls,
                List.of(proxies),
                "");
    }

    InetSocketAddress address() {
        return status().bound();
    }

    int port() {
        return address().getPort();
    }

    SocketStatus status() {
        return listeners.status().getFirst();
    }

    long counter(String name) {
        return requireNonNull(status().counters().get(name), name);
    }

    List<RawRecord> awaitRecords(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> journal.records().size() >= count);
        return journal.records();
    }

    List<String> awaitTexts(int count) {
        return awaitRecords(count).stream().map(ListenersHarness::text).toList();
    }

    static String text(RawRecord record) {
        return new String(record.bytes(), StandardCharsets.ISO_8859_1);
    }

    void datagram(byte[] bytes) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, address()));
        }
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        return socket;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Runs a client to its end; answers its exit code. */
    static int run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + String.join(" ", command));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        listeners.close();
    }

    private static InetSocketAddress any() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
