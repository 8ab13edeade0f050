package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.Change;
import io.trapline.mediation.Input.Action;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.ticket.Symptoms;
import io.trapline.mediation.ticket.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alarms with a common cause are one problem, and one ticket: that of the cause, with the others as evidence. */
class ProblemTicketTest {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Scene scene = new Scene(
            Scene.policy(WAIT, Policy.OPEN_ALARMS_MAX, Policy.SLICE_MAX),
            new StoryWords(Map.of("power", StoryCare.read("adopts_within=10m"))));
    private int seen;

    ProblemTicketTest() {
        scene.switchTo(new TinyInventory("nine", 9, 9));
    }

    @AfterEach
    void theSameIsReadBack() {
        assertThat(scene.retells()).isTrue();
    }

    @Test
    void aProblemIsOneTicketWithItsSymptomsAndIsToldOfThoseThatJoinLater() {
        scene.line(2, "FAULT power");
        scene.line(2, "DOWN 1");
        Change.WorkReleased open = only(scene.after(WAIT));
        assertThat(open.action()).isEqualTo(TicketWork.Action.OPEN);
        assertThat(open.alarm().alarmType()).isEqualTo("power");
        assertThat(objects(open)).containsExactly("ifIndex=1");
        delivered(open);

        scene.line(2, "DOWN 4");
        scene.line(2, "DOWN 5");
        assertThat(works()).as("not yet: more may join").isEmpty();
        Change.WorkReleased update = only(scene.after(WAIT));
        assertThat(update.action()).isEqualTo(TicketWork.Action.UPDATE);
        assertThat(update.key()).isEqualTo(open.key());
        assertThat(objects(update)).containsExactlyInAnyOrder("ifIndex=1", "ifIndex=4", "ifIndex=5");
        delivered(update);

        scene.line(2, "UP 4");
        Change.WorkReleased fewer = only(scene.after(WAIT));
        assertThat(fewer.action()).isEqualTo(TicketWork.Action.UPDATE);
        assertThat(objects(fewer)).containsExactlyInAnyOrder("ifIndex=1", "ifIndex=5");
        delivered(fewer);
        assertThat(scene.state.tickets().live()).hasSize(1);
    }

    @Test
    void whenTheCauseIsOverItsTicketIsResolvedAndWhatStillStandsIsToldForItself() {
        scene.line(2, "FAULT power");
        scene.line(2, "DOWN 1");
        Change.WorkReleased open = only(scene.after(WAIT));
        delivered(open);
        scene.line(2, "FINE power");
        List<Change.WorkReleased> resolved = works();
        assertThat(resolved).hasSize(1);
        assertThat(resolved.getFirst().action()).isEqualTo(TicketWork.Action.RESOLVE);
        assertThat(resolved.getFirst().key()).isEqualTo(open.key());
        assertThat(resolved.getFirst().symptoms()).isEqualTo(Symptoms.NONE);
        delivered(resolved.getFirst());
        Change.WorkReleased own = only(scene.after(WAIT));
        assertThat(own.action()).isEqualTo(TicketWork.Action.OPEN);
        assertThat(own.alarm().object()).isEqualTo("ifIndex=1");
        assertThat(own.key()).isNotEqualTo(open.key());
    }

    @Test
    void aSymptomThatCameAndWentBeforeTheDeskWasToldIsNoNews() {
        scene.line(2, "FAULT power");
        delivered(only(scene.after(WAIT)));
        scene.line(2, "DOWN 1");
        scene.line(2, "UP 1");
        scene.after(WAIT.multipliedBy(2)).tick();
        assertThat(works()).isEmpty();
        assertThat(scene.state.tickets().stale()).isEmpty();
        assertThat(scene.state.tickets().firstDue()).isEqualTo(Long.MAX_VALUE);
    }

    /** A person said what the cause is; nobody knows a customer of it. Without this nobody would be told at all. */
    @Test
    void aCauseThatHurtsNobodyItselfHasATicketForWhatFollowsFromIt() {
        scene.line(40, "FAULT power");
        scene.line(2, "DOWN 1");
        Alarm cause = alarm("power");
        assertThat(cause.impact()).isNotInstanceOf(Impact.Known.class);
        scene.act(Action.GROUP, alarm("link").id(), "kim", cause.id(), Duration.ZERO);
        Change.WorkReleased open = only(scene.after(WAIT));
        assertThat(open.alarm().id()).isEqualTo(cause.id());
        assertThat(objects(open)).containsExactly("ifIndex=1");
        delivered(open);
        scene.act(Action.UNGROUP, alarm("link").id(), "kim", "", Duration.ZERO);
        scene.after(WAIT).tick();
        assertThat(works())
                .extracting(work -> work.action() + " " + work.alarm().alarmType())
                .containsExactlyInAnyOrder("OPEN link", "UPDATE power");
    }

    @Test
    void itIsUndoneBeforeItWasToldLikeAnyOther() {
        scene.line(40, "FAULT power");
        scene.line(2, "DOWN 1");
        scene.act(Action.GROUP, alarm("link").id(), "kim", alarm("power").id(), Duration.ZERO);
        scene.line(2, "UP 1");
        scene.after(WAIT.multipliedBy(2)).tick();
        assertThat(works()).isEmpty();
        assertThat(scene.state.tickets().live()).isEmpty();
    }

    @Test
    void theFirstHundredSymptomsAreNamedAndAllCounted() {
        scene.switchTo(new TinyInventory("many", 2, 150));
        scene.line(2, "FAULT power");
        for (int port = 1; port <= 150; port++) {
            scene.line(2, "DOWN " + port);
        }
        Change.WorkReleased open = works().getLast();
        assertThat(open.alarm().alarmType()).isEqualTo("power");
        scene.after(WAIT.multipliedBy(2)).tick();
        Change.WorkReleased update = works().getLast();
        assertThat(update.symptoms().count()).isEqualTo(150);
        assertThat(update.symptoms().listed()).hasSize(Symptoms.LISTED_MAX);
    }

    private Change.WorkReleased only(Scene at) {
        at.tick();
        List<Change.WorkReleased> all = works();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    /** Released since it was asked last. */
    private List<Change.WorkReleased> works() {
        var found = new ArrayList<Change.WorkReleased>();
        for (; seen < scene.outcomes.size(); seen++) {
            for (Change change : scene.outcomes.get(seen).changes()) {
                if (change instanceof Change.WorkReleased work) {
                    found.add(work);
                }
            }
        }
        return found;
    }

    private void delivered(Change.WorkReleased work) {
        scene.report(new Report("desk", work.seq(), work.key(), Report.End.DELIVERED, "TCK-1", ""));
        assertThat(scene.state.tickets().ticket(work.key()).map(Ticket::phase)).isPresent();
    }

    private Alarm alarm(String type) {
        return scene.state.alarms().open().stream()
                .filter(alarm -> alarm.alarmType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> objects(Change.WorkReleased work) {
        assertThat(work.symptoms().count()).isEqualTo(work.symptoms().listed().size());
        return work.symptoms().listed().stream().map(Symptoms.Symptom::object).toList();
    }
}
