package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.snmp;
import static io.trapline.agent.listen.ListenersHarness.syslog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trapline.agent.JournalIntake;
import io.trapline.agent.MemoryJournal;
import io.trapline.config.Settings.Listener;
import io.trapline.config.Settings.Wire;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private final JournalIntake intake = new JournalIntake(new MemoryJournal(), 1, 0, Instant.EPOCH);

    @Test
    void allListenersShareNothingButTheIntake() throws Exception {
        var tcp = syslog(Wire.TCP);
        var named = new Listener("stream", tcp.type(), tcp.wire(), tcp.bind(), 0, List.of(), 100, tcp.idleTimeout(), 1);
        try (var listeners = new Listeners(List.of(snmp(), syslog(Wire.UDP), named), intake)) {
            listeners.start();
            assertThat(listeners.bound().keySet()).containsExactly("traps", "lines", "stream");
            assertThat(listeners.bound().values()).allMatch(bound -> bound.getPort() > 0);
            assertThat(listeners.status())
                    .extracting(SocketStatus::listener)
                    .containsExactly("traps", "lines", "stream");
        }
    }

    @Test
    void aPortInUseNamesItsHolderAndTheFix() throws Exception {
        try (var holder = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var tcpHolder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long self = ProcessHandle.current().pid();
            assertThatExceptionOfType(BindFailure.class)
                    .isThrownBy(() -> start(at(syslog(Wire.UDP), holder.getLocalPort())))
                    .withMessageMatching("Listener \"lines\" cannot bind udp/127\\.0\\.0\\.1:" + holder.getLocalPort()
                            + ": the port is already in use by \\S+ \\(pid " + self
                            + "\\); stop that program or choose another port\\.");
            assertThatExceptionOfType(BindFailure.class)
                    .isThrownBy(() -> start(at(syslog(Wire.TCP), tcpHolder.getLocalPort())))
                    .withMessageContaining("cannot bind tcp/127.0.0.1:" + tcpHolder.getLocalPort())
                    .withMessageContaining("in use by");
        }
    }

    @Test
    void whenOneCannotBindNoneStaysBound() throws Exception {
        try (var holder = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int free = probe.getLocalPort();
            probe.close();
            assertThatExceptionOfType(BindFailure.class)
                    .isThrownBy(() -> start(at(snmp(), free), at(syslog(Wire.UDP), holder.getLocalPort())));
            try (var again = new DatagramSocket(free, InetAddress.getLoopbackAddress())) {
                assertThat(again.getLocalPort()).isEqualTo(free);
            }
        }
    }

    @Test
    void anAddressOfAnotherMachineIsSaidSo() {
        var foreign = at(syslog(Wire.UDP), new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 10_514));
        assertThatExceptionOfType(BindFailure.class)
                .isThrownBy(() -> start(foreign))
                .withMessage("Listener \"lines\" cannot bind udp/192.0.2.1:10514: this machine has no such address;"
                        + " bind one of its own addresses, or 0.0.0.0 for all.");
    }

    @Test
    void aPrivilegedPortSaysWhatIsMissing() {
        var denied = BindReason.failure(
                at(snmp(), 162), new java.net.BindException("bind(..) failed with error(-13): Permission denied"));
        assertThat(denied)
                .hasMessage("Listener \"traps\" cannot bind udp/127.0.0.1:162: permission denied; give the process"
                        + " CAP_NET_BIND_SERVICE or choose a port above 1023.");
    }

    @Test
    void whatTheKernelHoldsAtTheStopIsStillKept() throws Exception {
        var door = new ListenersHarness(syslog(Wire.UDP));
        int sent = 200;
        try (var socket = new DatagramSocket()) {
            for (int i = 0; i < sent; i++) {
                byte[] bytes = ascii("<1>" + i);
                socket.send(new DatagramPacket(bytes, bytes.length, door.address()));
            }
        } finally {
            door.close();
        }
        assertThat(door.journal.records()).hasSize(sent);
        assertThat(door.intake.ledger().balanced()).isTrue();
    }

    /** Often: whether the loop was at the socket before the stop is a matter of microseconds. */
    @RepeatedTest(30)
    void aDatagramThatArrivesJustBeforeTheStopIsKept() throws Exception {
        var door = new ListenersHarness(syslog(Wire.UDP));
        try (var socket = new DatagramSocket()) {
            byte[] bytes = ascii("<1>last");
            socket.send(new DatagramPacket(bytes, bytes.length, door.address()));
        } finally {
            door.close();
        }
        assertThat(door.journal.records()).hasSize(1);
    }

    @Test
    void aStreamIsReadToItsEndAtTheStop() throws Exception {
        var door = new ListenersHarness(syslog(Wire.TCP));
        try (var client = door.connect()) {
            client.getOutputStream().write(ascii("<1>line of text\n".repeat(20_000)));
            door.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(door.journal.records()).hasSize(20_000);
    }

    @Test
    void connectionsThatNobodyHasTakenYetAreReadAtTheStop() throws Exception {
        var door = new ListenersHarness(syslog(Wire.TCP, 1_024, Duration.ofMinutes(1), 500));
        var clients = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 200; i++) {
                var client = door.connect();
                client.getOutputStream().write(ascii("<1>" + i + "\n"));
                clients.add(client);
            }
            door.close();
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
        assertThat(door.journal.records()).hasSize(200);
    }

    private void start(Listener... settings) throws BindFailure {
        try (var listeners = new Listeners(List.of(settings), intake)) {
            listeners.start();
        }
    }

    private static Listener at(Listener listener, int port) {
        return at(listener, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static Listener at(Listener l, InetSocketAddress bind) {
        return new Listener(
                l.name(),
                l.type(),
                l.wire(),
                bind,
                l.receiveBufferBytes(),
                l.communities(),
                l.messageBytesMax(),
                l.idleTimeout(),
                l.connectionsMax());
    }
}
