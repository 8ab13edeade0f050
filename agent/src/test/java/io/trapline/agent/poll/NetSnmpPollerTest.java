package io.trapline.agent.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.config.Settings.PollTarget;
import io.trapline.config.Settings.V3Auth;
import io.trapline.config.Settings.V3Priv;
import io.trapline.config.Settings.V3User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The REPORTs of SNMPv3 (RFC 3414 section 3.2), as the agent of net-snmp sends them. */
class NetSnmpPollerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final PortStatus UP = new PortStatus.Seen(1, List.of("ge-0/0/7"));

    @TempDir
    private Path folder;

    private @Nullable NetSnmp running;

    @BeforeEach
    void start() throws IOException {
        running = new NetSnmp(folder);
        running.start();
        try (var poller = open(target(new Secret(NetSnmp.COMMUNITY), null))) {
            await().atMost(SOON).until(() -> ask(poller).equals(UP));
        }
    }

    @AfterEach
    void close() {
        device().close();
    }

    @Test
    void theEngineIsDiscovered() throws Exception {
        try (var poller = open(user(NetSnmp.USER, NetSnmp.AUTH, NetSnmp.PRIV))) {
            assertThat(ask(poller)).isEqualTo(UP);
            assertThat(ask(poller)).isEqualTo(UP);
        }
    }

    @Test
    void aDeviceThatStartedAnewIsOutOfTheTimeWindowAndAnswersNevertheless() throws Exception {
        try (var poller = open(user(NetSnmp.USER, NetSnmp.AUTH, NetSnmp.PRIV))) {
            assertThat(ask(poller)).isEqualTo(UP);
            device().stop();
            assertThat(device().boots()).isEqualTo(1);
            assertThat(ask(poller)).isEqualTo(new PortStatus.Silent());
            device().start();
            awaitAnswers();
            assertThat(ask(poller)).as("its boots are one more").isEqualTo(UP);
            device().stop();
            assertThat(device().boots()).isEqualTo(2);
            device().start();
            awaitAnswers();
            assertThat(ask(poller)).as("nobody had asked meanwhile").isEqualTo(UP);
        }
    }

    @Test
    void aDeviceThatWasReplacedHasAnotherEngineAndAnswersNevertheless() throws Exception {
        try (var poller = open(user(NetSnmp.USER, NetSnmp.AUTH, NetSnmp.PRIV))) {
            assertThat(ask(poller)).isEqualTo(UP);
            device().stop();
            device().forgetEngine();
            device().configured("engineID another-device\n");
            device().start();
            awaitAnswers();
            assertThat(ask(poller)).isEqualTo(UP);
        }
    }

    @Test
    void whoIsRefusedIsToldWhy() throws Exception {
        try (var poller = open(user("stranger", NetSnmp.AUTH, NetSnmp.PRIV))) {
            assertThat(ask(poller)).isEqualTo(new PortStatus.Useless("refused who asks: unknown user"));
        }
        try (var poller = open(user(NetSnmp.USER, "wrong-pass-12", NetSnmp.PRIV))) {
            assertThat(ask(poller)).isEqualTo(new PortStatus.Useless("refused who asks: wrong auth or auth_password"));
        }
        try (var poller = open(user(NetSnmp.USER, NetSnmp.AUTH, "wrong-pass-12"))) {
            assertThat(ask(poller))
                    .as("deciphered it is nonsense, and net-snmp says nothing")
                    .isEqualTo(new PortStatus.Silent());
        }
        var plain = new V3User(NetSnmp.USER, V3Auth.SHA_256, new Secret(NetSnmp.AUTH), null, null, List.of());
        try (var poller = open(target(null, plain))) {
            assertThat(ask(poller))
                    .as("the access rules of net-snmp, not of USM")
                    .isInstanceOf(PortStatus.Useless.class);
        }
    }

    private NetSnmp device() {
        return java.util.Objects.requireNonNull(running);
    }

    private void awaitAnswers() throws IOException {
        try (var other = open(target(new Secret(NetSnmp.COMMUNITY), null))) {
            await().atMost(SOON).until(() -> ask(other).equals(UP));
        }
    }

    private static PortStatus ask(PortPoller poller) throws InterruptedException {
        return poller.ask("127.0.0.1", 4242);
    }

    private static PortPoller open(PollTarget target) throws IOException {
        return PortPoller.open(new Settings.Polling(List.of(target), 1, Duration.ofSeconds(2), 1));
    }

    private PollTarget user(String name, String auth, String priv) {
        return target(
                null, new V3User(name, V3Auth.SHA_256, new Secret(auth), V3Priv.AES_128, new Secret(priv), List.of()));
    }

    private PollTarget target(@Nullable Secret community, @Nullable V3User user) {
        return new PollTarget(List.of("127.0.0.0/8"), device().port(), community, user, false);
    }
}
