package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.AlarmStanding;
import io.trapline.mediation.board.CustomerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In a real Chromium: what sounds is new, fits the filter, and is neither taken, nor shelved, nor in maintenance. */
final class SoundTest {

    private static final OneProfile CHROMIUM = new OneProfile();

    private final Browse browse = new Browse(new Noc("one").publish());
    private final Page page = CHROMIUM.tab();

    @AfterEach
    void leave() {
        page.close();
        browse.close();
    }

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void onlyWhatFitsTheFilterAndWaitsForSomebodySounds() {
        listen("/customers?tier=gold");
        arrive("C-1", "silver", "A-1", "");
        arrive("C-2", "gold", "A-2", "acknowledged");
        arrive("C-3", "gold", "A-3", "MW-1");
        arrive("C-4", "gold", "A-4", "shelved");
        await("C-2", "C-3", "C-4");
        assertThat(page.locator("tr[data-id=C-1]").count()).isZero();
        assertThat(page.locator("tr[data-quiet=true]").count()).isEqualTo(3);
        assertThat(sounded()).isZero();

        arrive("C-5", "gold", "A-5", "");
        await("C-5");
        assertThat(sounded()).isEqualTo(1);
    }

    @Test
    void theListOfAlarmsKeepsToTheSame() {
        listen("/alarms?severity=critical");
        arrive("C-1", "gold", "A-1", "acknowledged");
        arrive("C-2", "gold", "A-2", "MW-1");
        await("A-1", "A-2");
        assertThat(sounded()).isZero();
        arrive("C-3", "gold", "A-3", "");
        await("A-3");
        assertThat(sounded()).isEqualTo(1);
    }

    @Test
    void manyAtOnceSoundOnceInFiveSeconds() {
        page.clock().install();
        listen("/customers");
        arrive("C-1", "gold", "A-1", "");
        await("C-1");
        arrive("C-2", "gold", "A-2", "");
        await("C-2");
        assertThat(sounded()).isEqualTo(1);
        page.clock().fastForward(5_000);
        arrive("C-3", "gold", "A-3", "");
        await("C-3");
        assertThat(sounded()).isEqualTo(2);
    }

    @Test
    void nothingSoundsBeforeSomebodyAskedForIt() {
        page.navigate(browse.at("/customers").toString());
        page.waitForSelector("#live[data-state=live]");
        arrive("C-1", "gold", "A-1", "");
        await("C-1");
        assertThat(tones()).isZero();
        assertThat(page.locator("#sound").getAttribute("aria-pressed")).isEqualTo("false");
    }

    /** Somebody who looks at {@code path} and has asked for sound; the tone that answers the click is not counted. */
    private void listen(String path) {
        page.navigate(browse.at(path).toString());
        page.waitForSelector("#live[data-state=live]");
        page.locator("#sound").click();
        page.waitForSelector("#sound[aria-pressed=true]");
        page.mouse().move(0, 0);
        assertThat(tones()).isEqualTo(1);
    }

    private int sounded() {
        return tones() - 1;
    }

    private int tones() {
        return (int) page.evaluate("Number(document.body.dataset.sounded ?? 0)");
    }

    /** @param how empty, {@code acknowledged}, {@code shelved}, or the window the alarm falls into */
    private void arrive(String customerId, String tier, String alarmId, String how) {
        Instant now = Instant.now();
        CustomerRow row = Scenes.hurtBy(customerId, alarmId, now);
        AlarmRow alarm = Scenes.alarm(alarmId, "olt-" + alarmId, "0/1", Severity.CRITICAL, "linkDown", now, 1)
                .known("R-" + alarmId, 1, 1)
                .row();
        browse.noc.alarm(
                switch (how) {
                    case "" -> alarm;
                    case "acknowledged" -> Scenes.standing(alarm, true, alarm.standing());
                    case "shelved" -> Scenes.standing(alarm, false, beside(alarm, now.plusSeconds(900), List.of()));
                    default -> Scenes.standing(alarm, false, beside(alarm, null, List.of(how)));
                });
        browse.noc.affect(new CustomerRow(
                customerId,
                row.customerName(),
                tier,
                null,
                row.accountIds(),
                row.services(),
                row.severity(),
                row.score(),
                row.reasons(),
                now,
                row.alarmIds(),
                null,
                row.impact()));
        browse.noc.publish();
    }

    private static AlarmStanding beside(
            AlarmRow alarm, @org.jspecify.annotations.Nullable Instant shelvedUntil, List<String> windows) {
        AlarmStanding plain = alarm.standing();
        return new AlarmStanding(
                plain.lifecycle(),
                "",
                List.of(),
                0,
                0,
                shelvedUntil,
                shelvedUntil == null ? "" : "kim",
                "",
                "",
                windows,
                "",
                plain.firstRaisedAt(),
                "",
                "",
                0);
    }

    /** Waits without asking the page for anything that its stopped clock would have to bring. */
    private void await(String... ids) {
        for (String id : ids) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> page.locator("tr[data-id='" + id + "']").count() == 1);
        }
    }
}
