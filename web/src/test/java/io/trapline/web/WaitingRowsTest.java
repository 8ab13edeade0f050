package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.CustomerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that came while a hand was on the list wait on the pill; one key merges them, and nothing is lost by it. */
final class WaitingRowsTest {

    private static final OneProfile CHROMIUM = new OneProfile();

    private final Browse browse = new Browse(Scenes.crowd(new Noc("one"), 12, 7).publish());
    private final Page page = CHROMIUM.tab();

    @BeforeEach
    void open() {
        page.navigate(browse.at("/customers").toString());
        page.waitForSelector("#live[data-state=live]");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("j");
    }

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
    void oneKeyMergesThemAndTheFocusStaysOnItsCustomer() {
        List<String> before = ids();
        arrive("C-90001", "silver", "A-90001");
        arrive("C-90002", "bronze", "A-90002");
        pill("2 new (1 Silver)");
        assertThat(ids()).isEqualTo(before);

        page.keyboard().press("n");
        assertThat(focused()).isEqualTo(before.get(2));
        List<String> after = new ArrayList<>(ids());
        assertThat(after).contains("C-90001", "C-90002").hasSize(before.size() + 2);
        assertThat(after).isEqualTo(order());
        assertThat(page.locator("#pill").isHidden()).isTrue();
        after.removeAll(List.of("C-90001", "C-90002"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void whoEndedLeavesWithTheMergeAndTheFocusGoesToTheFirst() {
        String focused = focused();
        browse.noc.heal(focused).publish();
        pill("1 gone");
        assertThat(page.locator("tr.gone").getAttribute("data-id")).isEqualTo(focused);
        page.keyboard().press("n");
        assertThat(ids()).doesNotContain(focused).isEqualTo(order());
        assertThat(focused()).isEqualTo(ids().getFirst());
    }

    /** "Gone" is read as recovered: who only had to make room for somebody worse is not. */
    @Test
    void whoIsOnlyPushedToTheNextPageIsNotGone() {
        page.navigate(browse.at("/customers?limit=10").toString());
        page.waitForSelector("#live[data-state=live]");
        page.keyboard().press("j");
        List<String> before = ids();
        assertThat(before).hasSize(10);
        arrive("C-90001", "silver", "A-90001");
        pill("1 new (1 Silver)");
        assertThat(page.locator("#pill").textContent()).doesNotContain("gone");
        assertThat(page.locator("tr.gone").count()).isZero();

        browse.noc.heal(before.get(8)).publish();
        pill("gone");
        assertThat(page.locator("#pill").textContent()).contains("1 gone");
        page.keyboard().press("n");
        assertThat(ids()).contains("C-90001").doesNotContain(before.get(8));
    }

    /** Of the tier that was promised most, and news: said at once, and still nothing moves. */
    @Test
    void theWorstBreaksThroughWithoutMovingAnything() {
        List<String> before = ids();
        arrive("C-90001", "silver", "A-90001");
        pill("1 new (1 Silver)");
        assertThat(page.locator("#alert").isHidden()).isTrue();

        arrive("C-90002", "platinum", "A-90002");
        pill("2 new (1 Platinum)");
        assertThat(page.locator("#alert").getAttribute("role")).isEqualTo("alert");
        assertThat(page.locator("#alert").innerText()).isEqualTo("New outage, platinum: Kunde C-90002");
        assertThat(ids()).isEqualTo(before);
        assertThat(focused()).isEqualTo(before.get(2));

        page.keyboard().press("n");
        assertThat(page.locator("#alert").isHidden()).isTrue();
        assertThat(ids()).contains("C-90002");
    }

    @Test
    void whatSomebodyHasTakenBreaksThroughNothing() {
        browse.noc.alarm(Scenes.acknowledged(
                Scenes.alarm("A-90001", "olt-9", "0/1", Severity.CRITICAL, "linkDown", Instant.now(), 1)
                        .row()));
        arrive("C-90001", "platinum", "A-90001");
        pill("1 new (1 Platinum)");
        assertThat(page.locator("#alert").isHidden()).isTrue();
    }

    private void arrive(String customerId, String tier, String alarmId) {
        CustomerRow row = Scenes.hurtBy(customerId, alarmId, Instant.now());
        browse.noc
                .affect(new CustomerRow(
                        customerId,
                        row.customerName(),
                        tier,
                        null,
                        row.accountIds(),
                        row.services(),
                        row.severity(),
                        999,
                        row.reasons(),
                        row.affectedSince(),
                        row.alarmIds(),
                        null,
                        row.impact()))
                .publish();
    }

    private void pill(String words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(page.locator("#pill").textContent()).contains(words));
    }

    private String focused() {
        return (String) page.evaluate("document.activeElement.closest('tr')?.dataset.id ?? ''");
    }

    private List<String> order() {
        return browse.noc.board().customers().stream()
                .map(CustomerRow::customerId)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<String> ids() {
        return (List<String>)
                page.evaluate("[...document.querySelectorAll('[data-grid] tbody tr')].map((tr) => tr.dataset.id)");
    }
}
