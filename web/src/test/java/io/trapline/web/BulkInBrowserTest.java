package io.trapline.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.AlarmRow;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Five thousand rows behind one filter, taken by one tick and one comment in a real Chromium. */
@Timeout(240)
final class BulkInBrowserTest {

    private static final OneProfile CHROMIUM = new OneProfile();

    private static final int MATCHED = 5_000;
    private static final int ACKNOWLEDGED = 7;
    private static final int ENDED = 3;
    private static final int OTHERS = 40;

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void aWholeFilterIsCountedHonestlyAndLeavesOneRecordPerAlarm() {
        Noc noc = new Noc("one");
        for (int i = 0; i < MATCHED; i++) noc.alarm(critical(i));
        for (int i = 0; i < OTHERS; i++)
            noc.alarm(alarm("A-O" + i, Severity.MAJOR).row());
        try (Browse browse = new Browse(noc.publish());
                Page page = CHROMIUM.tab()) {
            page.navigate(browse.at("/alarms?severity=critical").toString());
            page.waitForSelector("#live[data-state=live]");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("#picked")).hasText("1 selected");
            assertThat(page.locator("[data-region=matching]")).hasText("5,000");
            page.locator("#pick-all").check();
            assertThat(page.locator("#picked")).hasText("All that match");
            page.locator("#bulk-text").fill("field team is out");
            page.locator("#bulk input[name=operator]").fill("kim");
            page.locator("#bulk button[value=ack]").click();
            assertThat(page.locator("#did"))
                    .hasText(
                            "5,000 matched, 4,990 acknowledged, 7 already, 3 had ended.",
                            new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        }
        assertThat(noc.actions()).hasSize(MATCHED - ACKNOWLEDGED - ENDED).allSatisfy(action -> {
            assertThat(action.operator()).isEqualTo("kim");
            assertThat(noc.deeds(action.alarmId()))
                    .singleElement()
                    .satisfies(deed -> assertThat(deed.text()).isEqualTo("field team is out"));
        });
        assertThat(noc.actions().stream().map(NocDesk.Action::alarmId).collect(Collectors.toSet()))
                .isEqualTo(IntStream.range(ACKNOWLEDGED + ENDED, MATCHED)
                        .mapToObj(i -> "A-" + i)
                        .collect(Collectors.toSet()));
    }

    /** By keys alone; then a whole filter: under way at once, gone by the stream. */
    @Test
    void customersAreMarkedAsNotAffectedByKeysAndByFilter() {
        Noc noc = Scenes.crowd(new Noc("one"), 60, 7);
        try (Browse browse = new Browse(noc.publish());
                Page page = CHROMIUM.tab()) {
            page.navigate(browse.at("/customers?tier=gold").toString());
            page.waitForSelector("#live[data-state=live]");
            page.evaluate("new MutationObserver(() => document.querySelectorAll('.pending').forEach(mark =>"
                    + " window.seen = mark.textContent)).observe(document.body, {subtree: true, childList: true})");
            int before = page.locator("table.customers tbody tr").count();
            page.keyboard().press("j");
            page.keyboard().press("d");
            assertThat(page.locator("#bulk-text")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#did")).containsText("Say in the comment");
            page.keyboard().type("on LTE");
            page.keyboard().press("Enter");
            assertThat(page.locator("#did")).hasText("1 customer: 1 of 1 marks set.");
            assertThat(page.locator("table.customers tbody tr:not(.gone)")).hasCount(before - 1);
            assertThat(String.valueOf(page.evaluate("window.seen"))).contains("marking");

            page.locator("table.customers tbody .pick input").first().check();
            page.locator("#pick-all").check();
            page.locator("#bulk-text").fill("all on LTE");
            page.locator("#bulk button[value=notAffected]").click();
            assertThat(page.locator("#did"))
                    .hasText("%d customers: %d of %d marks set.".formatted(before - 1, before - 1, before - 1));
            assertThat(page.locator("[data-region=excluded]")).containsText(before + " marks");
            assertThat(noc.actions()).hasSize(before).allMatch(a -> a.word().equals("notAffected"));
        }
    }

    /** The first few somebody has taken already, the next few are over. */
    private static AlarmRow critical(int i) {
        var alarm = alarm("A-" + i, Severity.CRITICAL);
        if (i < ACKNOWLEDGED) return Scenes.acknowledged(alarm.row());
        return i < ACKNOWLEDGED + ENDED ? alarm.cleared(Shift.AT).row() : alarm.row();
    }

    private static Scenes.Draft alarm(String id, Severity severity) {
        return Scenes.alarm(id, "olt-17", "0/1/" + id, severity, "linkDown", Noc.START, 1);
    }
}
