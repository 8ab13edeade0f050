package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.snmp;
import static io.trapline.agent.listen.ListenersHarness.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trapline.agent.Refusal;
import io.trapline.agent.usm.AuthProtocol;
import io.trapline.agent.usm.PrivProtocol;
import io.trapline.agent.usm.UsmDoor;
import io.trapline.agent.usm.UsmUser;
import io.trapline.config.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real SNMPv3 clients, every user of theirs, against a real socket. */
class UsmClientsTest {

    private static final String AUTH_PASSWORD = "authpass-door";
    private static final String PRIV_PASSWORD = "privpass-door";
    private static final String MARK = ".1.3.6.1.4.1.8072.9999.1.1";
    private static final List<String> AUTHS = List.of("MD5", "SHA", "SHA-224", "SHA-256", "SHA-384", "SHA-512");
    private static final List<String> PRIVS = List.of("DES", "AES", "AES-192", "AES-256");

    @TempDir
    Path folder;

    private final List<UsmUser> users = new ArrayList<>();

    @BeforeEach
    void users() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/snmpinform")), "snmpinform is not installed");
        users.add(new UsmUser("noauth", null, null, null, null));
        for (String auth : AUTHS) {
            users.add(user(auth, null));
            for (String priv : PRIVS) {
                users.add(user(auth, priv));
            }
        }
    }

    @Test
    void everyTrapIsOpenedAndKeptReadable() throws Exception {
        try (var door = door()) {
            int sent = 0;
            for (var user : users) {
                var command = new ArrayList<>(List.of("snmptrap", "-v3", "-e", "0x8000000001020304", "-Z", "1,100"));
                assertThat(run(command, user, door, "trap-" + user.name())).isZero();
                String kept = text(door.awaitRecords(++sent).getLast());
                assertThat(kept).as(user.name()).contains("trap-" + user.name());
            }
            assertThat(door.intake.ledger().refusedTotal()).isZero();
        }
    }

    @Test
    void everyInformIsDiscoveredOpenedAndAnswered() throws Exception {
        try (var door = door()) {
            for (var user : users) {
                assertThat(inform(user, door)).as(user.name()).isZero();
            }
            assertThat(door.journal.records()).hasSize(users.size());
            assertThat(door.counter("answered")).isEqualTo(users.size());
            assertThat(door.intake.ledger().refused().get(Refusal.DISCOVERY)).isGreaterThanOrEqualTo(users.size());
            assertThat(door.intake.ledger().refused().getOrDefault(Refusal.UNKNOWN_ENGINE, 0L))
                    .isZero();
            assertThat(door.intake.ledger().balanced()).isTrue();
        }
    }

    @Test
    void withoutUsersNobodySpeaksSnmpV3() throws Exception {
        var anyone = users.getFirst();
        users.clear();
        try (var door = door()) {
            var command = new ArrayList<>(List.of("snmptrap", "-v3", "-e", "0x8000000001020304", "-Z", "1,100"));
            assertThat(run(command, anyone, door, "unproven")).isZero();
            assertThat(inform(anyone, door)).isNotZero();
            var refused = door.intake.ledger().refused();
            assertThat(refused.get(Refusal.UNKNOWN_USER)).isPositive();
            assertThat(door.counter("answered")).isZero();
            assertThat(door.awaitTexts(1)).noneMatch(text -> text.contains("unproven"));
        }
    }

    @Test
    void anInformOnAnUnforcedDiskIsNotAnswered() throws Exception {
        try (var door = door()) {
            door.journal.holdBack();
            assertThat(inform(user("SHA", "AES"), door)).isNotZero();
            assertThat(door.journal.records()).isNotEmpty();
            assertThat(door.counter("answered")).isZero();
        }
    }

    @Test
    void whoeverIsNotWhoHeSaysIsRefusedWithTheReason() throws Exception {
        try (var door = door()) {
            var wrong = new UsmUser(
                    "SHA-AES", AuthProtocol.SHA, secret("another-password"), PrivProtocol.AES, secret(PRIV_PASSWORD));
            var stranger = new UsmUser("stranger", AuthProtocol.SHA, secret(AUTH_PASSWORD), null, null);
            var undressed = new UsmUser("SHA-AES", null, null, null, null);
            var half = new UsmUser("SHA-AES", AuthProtocol.SHA, secret(AUTH_PASSWORD), null, null);
            for (var user : List.of(wrong, stranger, undressed, half)) {
                var command = new ArrayList<>(List.of("snmptrap", "-v3", "-e", "0x8000000001020304", "-Z", "1,100"));
                assertThat(run(command, user, door, "forged")).isZero();
            }
            Awaitility.await().until(() -> door.intake.ledger().refusedTotal() == 4);
            // Each of them is told as a message of our own, and nothing of theirs is kept.
            var notes = door.awaitTexts(3);
            assertThat(notes)
                    .hasSize(3)
                    .allSatisfy(note -> assertThat(note)
                            .startsWith("<132>1 - - trapline - REFUSED [refused@32473 reason=")
                            .contains("engine=\"8000000001020304\"")
                            .contains("from 127.0.0.1")
                            .doesNotContain("forged"));
            assertThat(notes).anyMatch(note -> note.contains("reason=\"wrongDigest\" user=\"SHA-AES\""));
            assertThat(door.listeners.refused()).extracting(r -> r.count()).containsExactlyInAnyOrder(1L, 1L, 2L);
            assertThat(door.intake.ledger().refused())
                    .containsEntry(Refusal.WRONG_DIGEST, 1L)
                    .containsEntry(Refusal.UNKNOWN_USER, 1L)
                    .containsEntry(Refusal.UNSUPPORTED_SECURITY_LEVEL, 2L);
        }
    }

    @Test
    void anInformWithTheWrongPasswordFailsAtTheClient() throws Exception {
        try (var door = door()) {
            var wrong = new UsmUser(
                    "SHA-AES", AuthProtocol.SHA, secret("another-password"), PrivProtocol.AES, secret(PRIV_PASSWORD));
            assertThat(inform(wrong, door)).isNotZero();
            assertThat(door.journal.records()).isEmpty();
            assertThat(door.intake.ledger().refused().get(Refusal.WRONG_DIGEST)).isPositive();
        }
    }

    private ListenersHarness door() throws Exception {
        return new ListenersHarness(Loops.epollHere(), UsmDoor.start(users, folder), snmp());
    }

    private int inform(UsmUser user, ListenersHarness door) throws Exception {
        return run(new ArrayList<>(List.of("snmpinform", "-v3", "-r", "0", "-t", "3")), user, door, "inform");
    }

    private int run(List<String> command, UsmUser user, ListenersHarness door, String mark) throws Exception {
        command.addAll(List.of("-u", user.name()));
        var auth = user.auth();
        var priv = user.priv();
        command.addAll(List.of("-l", auth == null ? "noAuthNoPriv" : priv == null ? "authNoPriv" : "authPriv"));
        if (auth != null && user.authPassword() != null) {
            command.addAll(List.of(
                    "-a",
                    auth == AuthProtocol.SHA ? "SHA" : auth.word(),
                    "-A",
                    user.authPassword().reveal()));
        }
        if (priv != null && user.privPassword() != null) {
            command.addAll(List.of("-x", priv.word(), "-X", user.privPassword().reveal()));
        }
        command.addAll(List.of("udp:127.0.0.1:" + door.port(), "", ".1.3.6.1.6.3.1.1.5.3", MARK, "s", mark));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("SNMP_PERSISTENT_DIR", folder.resolve("client").toString());
        builder.environment().put("SNMPCONFPATH", folder.toString());
        builder.environment().put("MIBS", "");
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(said).isTrue();
        return process.exitValue();
    }

    private static UsmUser user(String auth, @Nullable String priv) {
        return new UsmUser(
                auth + (priv == null ? "" : "-" + priv),
                AuthProtocol.of(auth).orElseThrow(),
                secret(AUTH_PASSWORD),
                priv == null ? null : PrivProtocol.of(priv).orElseThrow(),
                priv == null ? null : secret(PRIV_PASSWORD));
    }

    private static Secret secret(String value) {
        return new Secret(value);
    }
}
