package io.trapline.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.trapline.config.Settings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The list does not move under a hand, eight tabs share one stream, and what is old looks old: in a real Chromium. */
@Timeout(300)
final class BoardInBrowserTest {

    private static final OneProfile CHROMIUM = new OneProfile();

    /** 500 batches: each puts the rows in another order and gives one another score; in the last ones 7 new rows wait. */
    private static final String BATCHES = """
            () => {
              const rows = new Map([...document.querySelectorAll("[data-grid] tbody tr")].map((tr) => [tr.dataset.id, tr.outerHTML]));
              const ids = [...rows.keys()];
              for (let i = 0; i < 500; i++) {
                const order = ids.map((id, at) => ids[(at * 7 + i) % ids.length]);
                const changed = { [ids[i % ids.length]]: rows.get(ids[i % ids.length]).replace(/<b>\\d+<\\/b>/, `<b>${i}</b>`) };
                if (i >= 493) {
                  const id = `NEW-${i}`;
                  const rank = i >= 498 ? 0 : 2;
                  changed[id] = rows.get(ids[0]).replaceAll(ids[0], id)
                    .replace(/data-tier="\\w+"/, `data-tier="${rank === 0 ? "platinum" : "silver"}"`)
                    .replace(/data-rank="\\d"/, `data-rank="${rank}"`)
                    .replace(/data-since="[^"]*"/, `data-since="${new Date().toISOString()}"`);
                }
                const fresh = [...Array(Math.max(0, i - 492)).keys()].map((n) => `NEW-${493 + n}`);
                window.tell({ rows: changed, order: [...fresh, ...order] });
              }
            }""";

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    /** Asks until it is true: a busy machine may take its time. */
    private static void until(Page page, String expression) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> Boolean.TRUE.equals(page.evaluate(expression)));
    }

    private static List<String> ids(Page page) {
        return page.locator("[data-grid] tbody tr").evaluateAll("rows => rows.map(r => r.dataset.id)")
                        instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    void nothingMovesUnderAHandAndWhatIsNewWaitsOnThePill() {
        try (Browse browse = new Browse(Scenes.crowd(new Noc("one"), 80, 7).publish());
                Page page = CHROMIUM.tab()) {
            page.addInitScript(OwnStream.SCRIPT);
            page.navigate(browse.at("/customers").toString());
            until(page, "() => window.stream !== undefined");
            List<String> before = ids(page);
            Locator third = page.locator("[data-grid] tbody tr").nth(2);
            third.hover();
            third.locator("input").check();
            third.locator("a.open").focus();
            page.evaluate("() => scrollTo(0, 120)");
            Object scrolled = page.evaluate("() => scrollY");

            page.evaluate(BATCHES);

            assertThat(ids(page)).isEqualTo(before);
            assertThat(third.locator("input").isChecked()).isTrue();
            assertThat(page.evaluate("() => document.activeElement.closest('tr').dataset.id"))
                    .isEqualTo(before.get(2));
            assertThat(page.evaluate("() => scrollY")).isEqualTo(scrolled);
            assertThat(page.locator("[data-grid] tbody tr")
                            .first()
                            .locator("td.num b")
                            .first()
                            .textContent())
                    .as("values change in place")
                    .isEqualTo(String.valueOf(499 - 499 % before.size()));
            assertThat(page.locator("#pill")).containsText("7 new (2 Platinum)");
        }
    }

    /** Until the server tells the next one, a credit step that passed is reached; only a promise is breached. */
    @Test
    void aCreditStepThatPassesIsNoBreach() {
        try (Browse browse = new Browse(Evening.calm());
                Page page = CHROMIUM.tab()) {
            page.navigate(browse.at("/customers").toString());
            page.waitForSelector("#live[data-state=live]");
            page.evaluate("() => document.querySelectorAll('time[data-left]').forEach(el => {"
                    + " el.dataset.left = 'runs'; el.dateTime = '2026-11-22T19:00:00Z'; })");
            assertThat(page.locator("time[data-over=stepped]").first()).hasText("reached");
            assertThat(page.locator("time[data-over=breached]").first()).containsText("BREACHED");
        }
    }

    @Test
    void eightTabsAreLiveOverOneStream() throws Exception {
        List<Page> tabs = new ArrayList<>();
        try (Browse browse = new Browse(Scenes.crowd(new Noc("one"), 30, 7).publish())) {
            for (String filter : List.of(
                    "",
                    "?tier=gold",
                    "?tier=silver",
                    "?ack=no",
                    "?sort=customer",
                    "?q=hotel",
                    "?sla=30",
                    "?vno=direct")) {
                Page tab = CHROMIUM.tab();
                tabs.add(tab);
                tab.navigate(browse.at("/customers" + filter).toString());
            }
            for (Page tab : tabs) {
                assertThat(tab.locator("#live"))
                        .hasAttribute(
                                "data-state",
                                "live",
                                new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions()
                                        .setTimeout(60_000));
            }
            // The server sees that a stream was left when it writes the next heartbeat to it.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> browse.page("/metrics").matches("(?s).*\ntrapline_web_streams_open 1(\\.0)?\n.*"));
            Scenes.oltDown(browse.noc).publish();
            assertThat(tabs.getFirst().locator("tr[data-id='" + Scenes.KLINIKUM + "']"))
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(60_000));
            tabs.get(7).navigate(browse.at("/alarms").toString());
            assertThat(tabs.get(7).locator("h1")).hasText("Alarms");
        } finally {
            tabs.forEach(Page::close);
        }
    }

    @Test
    void aServerThatIsGoneLooksGoneAndComesBackWithoutAReload() throws Exception {
        Noc noc = Scenes.oltDown(new Noc("one")).publish();
        Web first = new Web(new Settings.Web(new InetSocketAddress("127.0.0.1", 0)), noc, noc, List.of());
        InetSocketAddress address = first.start();
        Web second = null;
        try (Page page = CHROMIUM.tab()) {
            page.navigate("http://127.0.0.1:" + address.getPort() + "/customers");
            assertThat(page.locator("#live")).hasAttribute("data-state", "live");
            page.evaluate("() => (window.mark = 'the same page')");
            first.close();
            until(page, "() => document.getElementById('live').dataset.state === 'stale'");
            assertThat(page.evaluate("() => document.body.classList.contains('is-stale')"))
                    .isEqualTo(true);

            Noc next = Scenes.crowd(Scenes.oltDown(new Noc("two")), 3, 1).publish();
            second = new Web(new Settings.Web(address), next, next, List.of());
            second.start();
            until(page, "() => document.getElementById('live').dataset.state === 'live'");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ids(page).size() == 4);
            assertThat(page.evaluate("() => window.mark")).isEqualTo("the same page");
        } finally {
            first.close();
            if (second != null) second.close();
        }
    }

    @Test
    void whatIsPickedIsAcknowledgedByOneKeyAndConfirmedByTheStream() {
        try (Browse browse = new Browse(Scenes.crowd(new Noc("one"), 20, 7).publish());
                Page page = CHROMIUM.tab()) {
            page.navigate(browse.at("/customers").toString());
            assertThat(page.locator("#live")).hasAttribute("data-state", "live");
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("x");
            assertThat(page.locator("#picked")).hasText("2 selected");
            page.keyboard().press("a");
            assertThat(page.locator("#did")).hasText("2 matched, 2 acknowledged.");
            assertThat(page.locator("td.ack .ok")).hasCount(2);
            assertThat(page.locator("#bulk")).isHidden();
        }
    }

    @Test
    void aRowIsPeekedAtWithoutLosingThePlace() {
        try (Browse browse = new Browse(Scenes.oltDown(new Noc("one")).publish());
                Page page = CHROMIUM.tab()) {
            page.navigate(browse.at("/customers").toString());
            assertThat(page.locator("#live")).hasAttribute("data-state", "live");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog.drawer h1")).hasText("Hanse Klinikum GmbH");
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog.drawer")).isHidden();
            assertThat(page.evaluate("() => document.activeElement.closest('tr').dataset.id"))
                    .isEqualTo(Scenes.KLINIKUM);
            page.keyboard().press("Shift+Enter");
            page.waitForURL("**/customers/" + Scenes.KLINIKUM);
        }
    }

    /** What Playwright is told about the page's own errors: there must be none. */
    @Test
    void noPageSaysAnErrorOrAsksAnybodyElse() {
        List<String> complaints = new ArrayList<>();
        try (Browse browse = new Browse(
                        Scenes.oltDown(Scenes.crowd(new Noc("one"), 20, 7)).publish());
                Page page = CHROMIUM.tab()) {
            String own = browse.at("").toString();
            page.onConsoleMessage(said -> {
                if (said.type().equals("error")) complaints.add(said.text());
            });
            page.onPageError(complaints::add);
            page.onRequest(request -> {
                if (!request.url().startsWith(own)) complaints.add(request.url());
            });
            for (String path : List.of(
                    "/customers",
                    "/customers/" + Scenes.KLINIKUM,
                    "/alarms",
                    "/alarms/" + Scenes.OLT_ALARM,
                    "/search?q=hotel")) {
                page.navigate(browse.at(path).toString());
                until(page, "() => document.body.classList.contains('scripted')");
            }
        }
        assertThat(complaints).isEqualTo(List.of());
    }

    /** Shows that the eye of the last test sees: an inline script is against the policy and is complained about. */
    @Test
    void aBrokenRuleIsSeen() {
        List<String> complaints = new ArrayList<>();
        try (Browse browse = new Browse(Scenes.oltDown(new Noc("one")).publish());
                Page page = CHROMIUM.tab()) {
            page.onConsoleMessage(said -> complaints.add(said.type()));
            page.navigate(browse.at("/customers").toString());
            page.evaluate(
                    "() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                page.evaluate("() => 1");
                return complaints.contains("error");
            });
        }
        assertThat(complaints).contains("error");
    }
}
