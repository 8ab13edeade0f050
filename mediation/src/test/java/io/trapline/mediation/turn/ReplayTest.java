package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.forward.TicketWork;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Invariants 1 and 2: outcomes follow from inputs alone, and a restart anywhere changes nothing. */
class ReplayTest {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final int MIXED = 12_000;

    /** Small, so that many cuts fall between two slices. */
    private static final int SLICE = 3;

    @Test
    void aRestartAtEveryCutOfARecordedRunEqualsTheUninterruptedRun() {
        var rules = new StoryWords(Map.of(
                "link", StoryCare.read("hold=10s reopen=5m flap=4/5m/1m clear_after=10m"),
                "power", StoryCare.read("adopts_within=2m")));
        var base = Scene.policy(WAIT, Policy.OPEN_ALARMS_MAX, SLICE);
        // Few alarms of a source, so that there are storms; silences, so that there is doubt.
        var policy = new Policy(
                base.installation(),
                base.zones(),
                base.trustedRelays(),
                base.destinations(),
                base.openAlarmsMax(),
                SLICE,
                3,
                Duration.ofSeconds(38),
                base.evidence(),
                base.polling());
        var scene = new Scene(policy, rules);
        new RandomRun(scene, 7).inputs(600);
        assertThat(scene.state.alarms().cleared())
                .as("some ended because their device was asked")
                .anyMatch(alarm -> alarm.clearKind() == ClearKind.BY_POLL);
        assertThat(scene.outcomes.stream().flatMap(o -> o.changes().stream()))
                .as("a desk was told what follows from an alarm, later than of the alarm itself")
                .anyMatch(change -> change instanceof Change.TicketStale)
                .anyMatch(change -> change instanceof Change.WorkReleased work
                        && work.action() == TicketWork.Action.UPDATE
                        && work.symptoms().count() > 0);
        byte[] whole = StateCodec.encode(scene.state);
        List<byte[]> documents =
                scene.outcomes.stream().map(OutcomeCodec::encode).toList();
        Map<Long, byte[]> documentOf = new HashMap<>();
        scene.outcomes.forEach(o -> documentOf.put(o.stamp().number(), OutcomeCodec.encode(o)));

        for (int cut = 0; cut <= scene.inputs.size(); cut++) {
            // What a restart has: outcomes up to the cut, read back from bytes, and a snapshot: of the
            // newest of them, and one in the middle.
            State state = new State();
            int snapshotAt = cut / 2;
            int position = 0;
            for (byte[] document : documents) {
                Outcome outcome = OutcomeCodec.decode(document);
                if (outcome.stamp().number() > cut) {
                    break;
                }
                if (position++ == snapshotAt) {
                    state = StateCodec.decode(StateCodec.encode(state));
                }
                state.evolve(outcome);
            }
            state = StateCodec.decode(StateCodec.encode(state));
            var mediator = Scene.mediator(policy, rules, scene.shelf());
            for (Input input : scene.inputs) {
                if (input.stamp().number() > state.decided()) {
                    Outcome outcome = mediator.step(state, input);
                    byte[] before = documentOf.get(input.stamp().number());
                    assertThat(outcome == null ? null : OutcomeCodec.encode(outcome))
                            .as(
                                    "outcome of input %d after a restart at %d",
                                    input.stamp().number(), cut)
                            .isEqualTo(before);
                }
            }
            assertThat(StateCodec.encode(state))
                    .as("state after a restart at %d", cut)
                    .isEqualTo(whole);
        }
        assertThat(scene.outcomes.stream()
                        .flatMap(o -> o.changes().stream())
                        .map(Object::getClass)
                        .distinct()
                        .count())
                .as("kinds of change in the run")
                .isGreaterThanOrEqualTo(25);
        assertThat(scene.outcomes.stream().map(Outcome::disposition).distinct().count())
                .as("kinds of outcome in the run")
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void twoProcessesWithDifferentHashSeedsAndHeapsWriteTheSameOutcomes() throws Exception {
        String here = digest(MIXED);
        assertThat(inAnotherProcess("-Xmx96m", "-XX:hashCode=2")).isEqualTo(here);
        assertThat(inAnotherProcess("-Xmx512m", "-XX:hashCode=5")).isEqualTo(here);
        assertThat(digest(MIXED - 1)).as("the digest tells runs apart").isNotEqualTo(here);
    }

    /** Prints the digest of the run; the other process of the test above. */
    public static void main(String[] args) {
        System.out.println(digest(MIXED));
    }

    private static String digest(int inputs) {
        try {
            var scene = new Scene(WAIT);
            new RandomRun(scene, 42).inputs(inputs);
            var sha256 = MessageDigest.getInstance("SHA-256");
            scene.outcomes.forEach(outcome -> sha256.update(OutcomeCodec.encode(outcome)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inAnotherProcess(String... flags) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseSerialGC"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReplayTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return printed.strip();
    }
}
