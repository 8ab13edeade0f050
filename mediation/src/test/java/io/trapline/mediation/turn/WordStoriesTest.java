package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.NetworkName;
import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.Decision.Verdict;
import io.trapline.mediation.worklist.DecisionBook;
import io.trapline.mediation.worklist.Subject;
import io.trapline.mediation.worklist.UnmatchedBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of events whose words people decided about. */
class WordStoriesTest {

    private static final NetworkName DEVICE_1 = new NetworkName(AliasKind.HOSTNAME, "dev-1");
    private static final NetworkName DEVICE_40 = new NetworkName(AliasKind.HOSTNAME, "dev-40");
    private static final Subject PORT_12 = new Subject("", DEVICE_1, new NetworkName(AliasKind.IF_INDEX, "12"));
    private static final Subject STRANGER = new Subject("", DEVICE_40, null);

    private final Scene scene = new Scene(Duration.ofHours(1));

    WordStoriesTest() {
        scene.switchTo(new TinyInventory("nine", 9, 9));
    }

    @Test
    void aMappingMovesOpenAlarmsHoldsForNewOnesAndIsTakenBack() {
        scene.line(1, "DOWN 12");
        assertThat(only().impact()).isEqualTo(new Impact.Unknown(Impact.Reason.NO_RESOURCE));
        decide(PORT_12, Verdict.MAP, "dev-1/3");
        assertThat(only().resourceId()).isEqualTo("dev-1/3");
        assertThat(only().impact()).isInstanceOf(Impact.Known.class);

        scene.line(1, "UP 12");
        scene.line(1, "DOWN 12");
        assertThat(only().resourceId()).as("a new alarm").isEqualTo("dev-1/3");

        scene.act(Input.Action.FREE_WORDS, PORT_12.id(), "kim", "wrong port", Duration.ZERO);
        assertThat(only().impact()).isEqualTo(new Impact.Unknown(Impact.Reason.NO_RESOURCE));
        assertThat(scene.state.decisions().all()).isEmpty();
        assertThat(scene.state.alarms().deeds().of(PORT_12.id()))
                .extracting(deed -> deed.operator() + " " + deed.what() + " " + deed.text())
                .containsExactly("kim map dev-1/3 because", "kim undo wrong port");
    }

    @Test
    void aDeviceThatPeopleNameIsSearchedForItsParts() {
        scene.line(40, "DOWN 3");
        assertThat(only().impact()).isEqualTo(new Impact.Unknown(Impact.Reason.NO_SOURCE));
        decide(STRANGER, Verdict.MAP, "dev-2");
        assertThat(only().deviceId()).isEqualTo("dev-2");
        assertThat(only().resourceId()).isEqualTo("dev-2/3");
    }

    @Test
    void theBssWinsAsSoonAsItKnowsTheWords() {
        scene.line(1, "DOWN 12");
        decide(PORT_12, Verdict.MAP, "dev-1/3");
        scene.switchTo(new TinyInventory("twelve", 9, 12));
        assertThat(only().resourceId()).isEqualTo("dev-1/12");
    }

    @Test
    void otherVerdictsMoveNothingAndNobodyElsesWordsAreTouched() {
        scene.line(1, "DOWN 12");
        scene.line(2, "DOWN 12");
        decide(PORT_12, Verdict.INFRASTRUCTURE, null);
        decide(new Subject("north", DEVICE_1, PORT_12.object()), Verdict.MAP, "dev-1/3");
        decide(new Subject("", new NetworkName(AliasKind.HOSTNAME, "dev-2"), PORT_12.object()), Verdict.MAP, "dev-2/1");
        assertThat(scene.state.alarms().open())
                .extracting(Alarm::resourceId)
                .containsExactlyInAnyOrder(null, "dev-2/1");
    }

    @Test
    void decisionsAndCountsOutliveARestart() {
        scene.line(1, "DOWN 12");
        scene.line(40, "hello");
        decide(PORT_12, Verdict.MAP, "dev-1/3");
        scene.step(new Input.WordsDecided(
                scene.stamp(),
                new Decision(STRANGER, Verdict.IGNORE, null, Instant.ofEpochSecond(2_000), "kim", "a lab")));
        State again = StateCodec.decode(StateCodec.encode(scene.state));
        assertThat(again.decisions().all())
                .containsExactlyElementsOf(scene.state.decisions().all())
                .hasSize(2);
        assertThat(again.unmatched().count()).isEqualTo(scene.state.unmatched().count());
        assertThat(again.unmatched().count().groups())
                .extracting(UnmatchedBook.Group::subject)
                .containsExactly(PORT_12, STRANGER);
    }

    @Test
    void countsForgetWhatWasSilentForTwoPeriods() {
        scene.line(1, "DOWN 12");
        scene.line(1, "DOWN 2");
        scene.line(40, "hello");
        scene.after(Duration.ofDays(15)).line(40, "hello");
        var count = scene.state.unmatched().count();
        assertThat(count.groups()).extracting(UnmatchedBook.Group::all).containsExactly(1L, 2L);
        assertThat(count.matched()).isEqualTo(1);
        scene.after(Duration.ofDays(15)).line(40, "hello");
        count = scene.state.unmatched().count();
        assertThat(count.groups())
                .extracting(UnmatchedBook.Group::subject, UnmatchedBook.Group::all)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(STRANGER, 2L));
        assertThat(count.matched()).isZero();
        scene.after(Duration.ofDays(45)).line(1, "DOWN 2");
        assertThat(scene.state.unmatched().count().groups()).isEmpty();
        assertThat(scene.state.unmatched().count().matched()).isEqualTo(1);
    }

    @Test
    void whatWaitsForAnInventoryIsNotUnmatched() {
        var early = new Scene(Duration.ofHours(1));
        early.line(1, "DOWN 12");
        early.line(40, "DOWN 1");
        assertThat(early.state.unmatched().count().groups()).isEmpty();
        assertThat(early.state.unmatched().count().matched()).isZero();
    }

    @Test
    void whatWaitedIsCountedWhenTheAnswerComes() {
        var early = new Scene(Duration.ofHours(1));
        early.line(1, "DOWN 12");
        early.line(1, "DOWN 12");
        early.line(40, "DOWN 1");
        early.line(1, "DOWN 3");
        early.switchTo(new TinyInventory("nine", 9, 9));
        var count = early.state.unmatched().count();
        assertThat(count.groups())
                .extracting(UnmatchedBook.Group::subject, UnmatchedBook.Group::reason, UnmatchedBook.Group::all)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(PORT_12, Impact.Reason.NO_RESOURCE, 2L),
                        org.assertj.core.groups.Tuple.tuple(STRANGER, Impact.Reason.NO_SOURCE, 1L));
        assertThat(count.matched()).isEqualTo(1);
        assertThat(count.totals().sinceNanos()).isPositive();
        early.switchTo(new TinyInventory("again", 9, 9));
        assertThat(early.state.unmatched().count()).as("once").isEqualTo(count);
        assertThat(early.retells()).isTrue();
    }

    @Test
    void aBssThatIsAwayMeansPendingNotUnmatched() {
        scene.line(2, "DOWN 12");
        scene.step(new Input.BssStood(scene.stamp(), true));
        var before = scene.state.unmatched().count();
        scene.line(1, "DOWN 12");
        scene.line(40, "DOWN 1");
        scene.line(1, "DOWN 3");
        assertThat(StateCodec.decode(StateCodec.encode(scene.state)).bssAway()).isTrue();
        assertThat(reasons()).containsExactlyInAnyOrder("NO_RESOURCE", "PENDING", "PENDING", "known");
        scene.switchTo(new TinyInventory("still away", 9, 9));
        assertThat(reasons()).containsExactlyInAnyOrder("NO_RESOURCE", "PENDING", "PENDING", "known");
        assertThat(scene.state.unmatched().count().groups()).isEqualTo(before.groups());

        scene.switchTo(new TinyInventory("twelve", 9, 12));
        scene.step(new Input.BssStood(scene.stamp(), false));
        assertThat(reasons()).containsExactlyInAnyOrder("known", "known", "NO_SOURCE", "known");
        assertThat(scene.state.unmatched().count().groups())
                .extracting(UnmatchedBook.Group::subject)
                .containsExactly(
                        new Subject("", new NetworkName(AliasKind.HOSTNAME, "dev-2"), PORT_12.object()), STRANGER);
        assertThat(scene.retells()).isTrue();
    }

    private List<String> reasons() {
        return scene.state.alarms().open().stream()
                .map(alarm -> alarm.impact() instanceof Impact.Unknown(var reason) ? reason.name() : "known")
                .toList();
    }

    @Test
    void moreDecisionsThanThereIsRoomForChangeNothing() {
        var book = scene.state.decisions();
        for (int i = 0; i < DecisionBook.DECISIONS_MAX; i++) {
            var words = new Subject("n" + i, DEVICE_1, null);
            book.put(new DecisionBook.Kept(new Decision(words, Verdict.IGNORE, null, null, "kim", ""), scene.stamp()));
        }
        decide(PORT_12, Verdict.IGNORE, null);
        assertThat(book.of(PORT_12)).isEmpty();
        decide(new Subject("n7", DEVICE_1, null), Verdict.INFRASTRUCTURE, null);
        assertThat(book.all()).hasSize(DecisionBook.DECISIONS_MAX);
        assertThat(book.byId(new Subject("n7", DEVICE_1, null).id())
                        .orElseThrow()
                        .decision()
                        .verdict())
                .isEqualTo(Verdict.INFRASTRUCTURE);
    }

    private void decide(Subject words, Verdict verdict, @Nullable String resource) {
        scene.step(
                new Input.WordsDecided(scene.stamp(), new Decision(words, verdict, resource, null, "kim", "because")));
    }

    private Alarm only() {
        assertThat(scene.state.alarms().open()).hasSize(1);
        return List.copyOf(scene.state.alarms().open()).getFirst();
    }
}
