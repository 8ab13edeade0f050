package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Envelope;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.Transport;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Severity;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.decode.DeviceZones;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Floods that the door tells of, and devices that claim the same. */
class SelfAlarmsTest {

    private static final String FLOOD = "<132>1 - - trapline - FLOOD [flood@32473 state=\"%s\" count=\"%d\"] %s";

    private final Scene scene = new Scene(
            new Policy("test", DeviceZones.of(ZoneOffset.UTC), List.of("10.9.0.0/16"), List.of(), 100, 500),
            new Scene.Words());

    /** Whatever happened: the outcomes alone give the same state, and a snapshot holds it. */
    @AfterEach
    void theOutcomesGiveTheState() {
        var replayed = new State();
        scene.outcomes.forEach(replayed::evolve);
        byte[] kept = StateCodec.encode(scene.state);
        assertThat(StateCodec.encode(replayed)).isEqualTo(kept);
        assertThat(StateCodec.encode(StateCodec.decode(kept))).isEqualTo(kept);
    }

    @Test
    void aFloodIsAnAlarmUntilItIsOver() {
        assertThat(door("on", 5, "first")).isEqualTo(Disposition.CHANGED);
        assertThat(door("on", 900, "second")).isEqualTo(Disposition.REPEATED);
        assertThat(open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.alarmType()).isEqualTo("sourceFlood");
            assertThat(alarm.severity()).isEqualTo(Severity.MAJOR);
            assertThat(alarm.specificProblem()).isEqualTo("second");
            assertThat(alarm.received().device()).isEqualTo("|address=10.0.0.1");
            assertThat(alarm.self()).isTrue();
        });
        assertThat(door("off", 0, "over")).isEqualTo(Disposition.CHANGED);
        assertThat(open()).isEmpty();
        assertThat(door("off", 0, "over")).isEqualTo(Disposition.NOTED);
    }

    @Test
    void aFloodThatEndedWhileNobodyListenedEndsByTimeout() {
        door("on", 5, "first");
        scene.after(Duration.ofMinutes(6)).tick();
        assertThat(scene.state.alarms().cleared())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.clearKind()).isEqualTo(ClearKind.BY_TIMEOUT));
    }

    @Test
    void aDeviceThatSpeaksLikeTheDoorIsNotBelieved() {
        say("10.0.0.1", Transport.UDP, FLOOD.formatted("on", 5, "x"));
        assertThat(open()).isEmpty();
    }

    /** The inventory of the scene knows neither sender: the words of one of them are to be found. */
    @Test
    void whatTheDoorNotesOfASenderIsNoWordOfTheNetwork() {
        scene.switchTo(new TinyInventory("nine", 9, 9));
        String refused = "<132>1 - - trapline - REFUSED [refused@32473 reason=\"unknownUser\"] refused";
        assertThat(say("192.0.2.77", Transport.NONE, refused)).isEqualTo(Disposition.NOTED);
        assertThat(scene.state.unmatched().count().groups()).isEmpty();
        say("192.0.2.78", Transport.UDP, refused);
        assertThat(scene.state.unmatched().count().groups()).hasSize(1);
    }

    @Test
    void aNameThatMovesIsNoConflictAndOneThatTwoUseIs() {
        named("10.0.0.1", "core1");
        named("10.0.0.2", "CORE1.example.net");
        named("10.0.0.2", "core1");
        assertThat(open()).isEmpty();
        named("10.0.0.1", "core1");
        assertThat(open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.severity()).isEqualTo(Severity.WARNING);
            assertThat(alarm.specificProblem())
                    .startsWith("hostname=core1 is claimed by address=10.0.0.1 and by address=10.0.0.2");
        });
        int before = changes();
        named("10.0.0.2", "core1");
        named("10.0.0.1", "core1");
        named("10.0.0.3", "core1");
        assertThat(changes())
                .as("a standing conflict costs nothing but the address of the third")
                .isEqualTo(before + 1);

        scene.act(Input.Action.CLEAR, open().getFirst().id());
        named("10.0.0.1", "core1");
        named("10.0.0.2", "core1");
        assertThat(open()).isEmpty();
        named("10.0.0.1", "core1");
        assertThat(open()).hasSize(1);
    }

    @Test
    void anAddressWithTwoNamesIsAConflict() {
        named("10.0.0.1", "core1");
        named("10.0.0.1", "core2");
        named("10.0.0.1", "core1");
        assertThat(open())
                .extracting(Alarm::specificProblem)
                .singleElement()
                .asString()
                .startsWith("address=10.0.0.1 is claimed by hostname=core1 and by hostname=core2");
    }

    @Test
    void aMoveAndALateMoveBackAreNoConflict() {
        named("10.0.0.1", "core1");
        named("10.0.0.2", "core1");
        scene.after(Duration.ofHours(25));
        named("10.0.0.1", "core1");
        assertThat(open()).isEmpty();
    }

    @Test
    void anotherPlanIsAnotherDeviceAndARelayClaimsNothing() {
        named("10.0.0.1", "core1");
        say("10.0.0.1", "north", Transport.UDP, line("core2"));
        named("10.0.0.1", "core1");
        for (String name : List.of("a", "b", "a", "b")) {
            named("10.9.0.1", name);
        }
        assertThat(open()).isEmpty();
        assertThat(scene.state.claims().kept()).hasSize(4);
    }

    @Test
    void aWordOfALineWithoutAHeaderIsNoName() {
        for (String text : List.of("<13>link down", "<13>fan failed", "<13>link down", "<13>fan failed")) {
            say("10.0.0.1", Transport.UDP, text);
        }
        assertThat(scene.state.claims().kept()).isEmpty();
    }

    /** The message itself may raise an alarm: both have their own id. */
    @Test
    void theConflictAndTheFaultOfOneMessageAreTwoAlarms() {
        named("10.0.0.1", "core1");
        named("10.0.0.2", "core1");
        say("10.0.0.1", Transport.UDP, "<131>1 - core1 test - - - DOWN 3");
        assertThat(open()).hasSize(2).extracting(Alarm::id).doesNotHaveDuplicates();
    }

    private int changes() {
        return scene.outcomes.stream().mapToInt(o -> o.changes().size()).sum();
    }

    private List<Alarm> open() {
        return List.copyOf(scene.state.alarms().open());
    }

    private void named(String source, String name) {
        say(source, Transport.UDP, line(name));
    }

    private static String line(String name) {
        return "<131>1 - " + name + " test - - - hello";
    }

    private @Nullable Disposition door(String state, int count, String words) {
        return say("10.0.0.1", Transport.NONE, FLOOD.formatted(state, count, words));
    }

    private @Nullable Disposition say(String source, Transport transport, String text) {
        return say(source, "", transport, text);
    }

    private @Nullable Disposition say(String source, String plan, Transport transport, String text) {
        var from = new InetSocketAddress(source, 514);
        var envelope = new Envelope(Kind.SYSLOG, transport, "lines", plan, from, false);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var at = scene.stamp();
        Outcome outcome = scene.step(
                new Input.Message(at, new RawRecord(at.number(), at.wallNanos(), at.streamNanos(), envelope, bytes)));
        return outcome == null ? null : outcome.disposition();
    }
}
