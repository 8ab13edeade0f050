package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.Input;
import io.trapline.mediation.board.TimeTravel;
import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.rule.Rulebook;
import io.trapline.mediation.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What would have been under other rules, or with another inventory. */
class TimeTravelTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Instant BEGIN = Instant.ofEpochSecond(100_000);

    private final Scene scene = new Scene(Duration.ofMinutes(1));

    /** Port 1 from before the stretch on, port 2 for ten minutes in it, port 3 after it. */
    private void record(TinyInventory town) {
        at(0).switchTo(town);
        at(60).line(2, "DOWN 1", null);
        at(600).line(2, "DOWN 2", null);
        ticks(601, 1_199);
        at(1_200).line(2, "UP 2", null);
        ticks(1_201, 1_799);
        at(1_900).line(2, "DOWN 3", null);
    }

    private Scene at(long second) {
        return scene.at((BEGIN.getEpochSecond() + second) * SECOND);
    }

    private void ticks(long from, long to) {
        for (long second = from; second <= to; second += 30) {
            at(second).tick();
        }
    }

    private TimeTravel.Answer ask(Rulebook rules, @Nullable TinyInventory inventory) {
        record(new TinyInventory("v1", 9, 9));
        return asked(rules, inventory);
    }

    private TimeTravel.Answer asked(Rulebook rules, @Nullable TinyInventory inventory) {
        var question = new TimeTravel.Question(
                BEGIN.plusSeconds(300),
                BEGIN.plusSeconds(1_800),
                Scene.policy(Duration.ofMinutes(1), Policy.OPEN_ALARMS_MAX, Policy.SLICE_MAX),
                rules,
                inventory,
                version -> Optional.ofNullable(scene.shelf().get(version)),
                ZoneOffset.UTC);
        return new TimeTravel(question, new State()).run(scene.inputs.iterator(), scene.outcomes.iterator());
    }

    @Test
    void theSameRulesMakeNoDifference() {
        var answer = ask(new Scene.Words(), null);
        assertThat(answer.wouldBe()).isEqualTo(answer.was());
        assertThat(answer.was().alarms().values()).containsExactly("major dev-2 link ifIndex=2");
        assertThat(answer.was().tickets()).hasSize(2);
        assertThat(answer.was().customers()).containsExactly("C-1", "C-2");
        assertThat(answer.was().measures().customerMinutesLost())
                .as("25 of the port that was down before, 10 of the other")
                .isEqualByComparingTo("35");
    }

    @Test
    void aRuleThatNoLongerRaisesSpareItsCustomerMinutesAndTicket() {
        var answer = ask(new Deaf(), null);
        assertThat(answer.was().alarms()).hasSize(1);
        assertThat(answer.wouldBe().alarms()).isEmpty();
        assertThat(answer.wouldBe().customers()).containsExactly("C-1");
        assertThat(answer.wouldBe().measures().customerMinutesLost()).isEqualByComparingTo("25");
        assertThat(answer.wouldBe().tickets())
                .hasSizeLessThan(answer.was().tickets().size());
    }

    @Test
    void minutesThatAWindowExcusesAreApartFromThoseLost() {
        var start = LocalDateTime.ofInstant(BEGIN.plusSeconds(900), ZoneOffset.UTC);
        var scope = List.of(new Scope(Scope.Kind.DEVICE, "dev-2"));
        scene.step(new Input.MaintenancePlanned(
                at(-60).stamp(),
                new Window("", "work", scope, start, start.plusMinutes(10), ZoneOffset.UTC, "", "cards", "kim")));
        record(new PromisedInventory("v1"));
        var answer = asked(new Deaf(), null);
        assertThat(answer.was().measures().excusedMinutes())
                .as("5 of the 10 of the other; the SLA of the first says no")
                .isEqualByComparingTo("5");
        assertThat(answer.was().measures().customerMinutesLost()).isEqualByComparingTo("30");
        assertThat(answer.wouldBe().measures().excusedMinutes()).isEqualByComparingTo("0");
        assertThat(answer.wouldBe().measures().customerMinutesLost()).isEqualByComparingTo("25");
    }

    @Test
    void anInventoryThatKnowsFewerPortsHurtsFewer() {
        var answer = ask(new Scene.Words(), new TinyInventory("v2", 9, 1));
        assertThat(answer.was().customers()).containsExactly("C-1", "C-2");
        assertThat(answer.wouldBe().customers()).containsExactly("C-1");
        assertThat(answer.wouldBe().alarms())
                .as("the alarm is there, it hurts nobody")
                .hasSize(1);
    }

    /** Judges as before, but hears nothing of port 2. */
    private record Deaf() implements Rulebook {

        @Override
        public String version() {
            return "deaf";
        }

        @Override
        public Verdict judge(Decoded message) {
            boolean two = message instanceof Decoded.SyslogMessage line
                    && line.message().strip().endsWith(" 2");
            return two
                    ? new Scene.Words().judge(new Decoded.Unreadable("deaf", "", Map.of()))
                    : new Scene.Words().judge(message);
        }
    }
}
