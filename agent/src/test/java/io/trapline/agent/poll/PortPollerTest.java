package io.trapline.agent.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.config.Settings.PollTarget;
import io.trapline.config.Settings.V3Auth;
import io.trapline.config.Settings.V3Priv;
import io.trapline.config.Settings.V3User;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** A real SNMP agent on loopback is asked, and answers well, wrongly or not at all. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PortPollerTest {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Responder device = new Responder();

    PortPollerTest() throws IOException {
        device.values.put(new OID("1.3.6.1.2.1.2.2.1.8.7"), new Integer32(1));
        device.values.put(new OID("1.3.6.1.2.1.31.1.1.1.1.7"), new OctetString("ge-0/0/7"));
        device.values.put(new OID("1.3.6.1.2.1.2.2.1.2.7"), new OctetString("Gigabit 7"));
    }

    @AfterEach
    void close() throws IOException {
        device.close();
    }

    @Test
    void aPortIsSeenWithItsNames() throws Exception {
        var up = new PortStatus.Seen(1, List.of("ge-0/0/7", "Gigabit 7"));
        assertThat(ask(community(Responder.COMMUNITY), 7)).isEqualTo(up);
        assertThat(ask(user(Responder.USER, Responder.AUTH), 7)).isEqualTo(up);
        device.values.put(new OID("1.3.6.1.2.1.2.2.1.8.7"), new Integer32(7));
        device.values.remove(new OID("1.3.6.1.2.1.31.1.1.1.1.7"));
        assertThat(ask(user(Responder.USER, Responder.AUTH), 7))
                .isEqualTo(new PortStatus.Seen(7, List.of("Gigabit 7")));
    }

    @Test
    void whoMayNotAskIsNotAnswered() throws Exception {
        assertThat(ask(community("other"), 7)).isEqualTo(new PortStatus.Silent());
        assertThat(ask(user(Responder.USER, "wrong-pass-12"), 7)).isNotInstanceOf(PortStatus.Seen.class);
        assertThat(ask(user("stranger", Responder.AUTH), 7)).isNotInstanceOf(PortStatus.Seen.class);
    }

    @Test
    void whatDoesNotSayItIsUseless() throws Exception {
        assertThat(ask(community(Responder.COMMUNITY), 8))
                .isEqualTo(new PortStatus.Useless("there is no ifOperStatus.8"));
        device.values.put(new OID("1.3.6.1.2.1.2.2.1.8.9"), new Counter32(1));
        assertThat(ask(community(Responder.COMMUNITY), 9))
                .isEqualTo(new PortStatus.Useless("there is no ifOperStatus.9"));
        device.error = PDU.genErr;
        assertThat(ask(community(Responder.COMMUNITY), 7)).isInstanceOf(PortStatus.Useless.class);
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() throws Exception {
        device.confused = true;
        assertThat(ask(community(Responder.COMMUNITY), 7)).isEqualTo(new PortStatus.Silent());
        assertThat(device.asked).as("once, and once more").hasValue(2);
    }

    @Test
    void bytesThatAreNoMessageAreNone() throws Exception {
        try (var noise = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var answering = Thread.ofVirtual().start(() -> answerWithNoise(noise));
            assertThat(ask(new PollTarget(List.of("127.0.0.0/8"), noise.getLocalPort(), secret("x"), null, false), 7))
                    .isEqualTo(new PortStatus.Silent());
            noise.close();
            answering.join();
        }
    }

    @Test
    void nobodyIsAskedOutsideTheNetworks() throws Exception {
        var target = new PollTarget(List.of("10.0.0.0/8"), device.port(), secret(Responder.COMMUNITY), null, false);
        assertThat(ask(target, 7)).isEqualTo(new PortStatus.Useless("nobody may ask there"));
        assertThat(device.asked).hasValue(0);
    }

    private static void answerWithNoise(DatagramSocket noise) {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[1_500], 1_500);
                noise.receive(packet);
                byte[] words = "what?".getBytes(StandardCharsets.US_ASCII);
                noise.send(new DatagramPacket(words, words.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            assertThat(noise.isClosed()).isTrue();
        }
    }

    private static PortStatus ask(PollTarget target, int ifIndex) throws Exception {
        try (var poller = PortPoller.open(new Settings.Polling(List.of(target), 1, PATIENCE, 1))) {
            return poller.ask(LOOPBACK, ifIndex);
        }
    }

    private PollTarget community(String word) {
        return target(secret(word), null);
    }

    private PollTarget user(String name, String auth) {
        return target(
                null,
                new V3User(name, V3Auth.SHA_256, secret(auth), V3Priv.AES_128, secret(Responder.PRIV), List.of()));
    }

    private PollTarget target(@Nullable Secret community, @Nullable V3User user) {
        return new PollTarget(List.of("127.0.0.0/8"), device.port(), community, user, true);
    }

    private static Secret secret(String word) {
        return new Secret(word);
    }
}
