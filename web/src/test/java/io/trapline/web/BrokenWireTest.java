package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page whose server falls silent looks stale in time, and goes on where it was when the wire is mended. */
@Timeout(240)
final class BrokenWireTest {

    private static final OneProfile CHROMIUM = new OneProfile();

    private static final String HATCHED =
            "getComputedStyle(document.querySelector('.grid thead th')).backgroundImage.includes('repeating')";

    /** Notes how long after now the page says that it is stale. */
    private static final String WATCH = """
            () => {
              const from = performance.now();
              const live = document.getElementById("live");
              new MutationObserver(() => {
                if (live.dataset.state === "stale") window.staleAfter ??= performance.now() - from;
              }).observe(live, { attributes: true });
            }""";

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void silenceShowsWithinFifteenSecondsAndTheStreamIsResumedWhereItBroke() {
        Noc noc = Scenes.crowd(new Noc("one"), 5, 7).publish();
        try (Browse browse = new Browse(noc);
                Wire wire = new Wire(browse.address);
                Page page = CHROMIUM.tab()) {
            page.clock().install();
            page.navigate(wire.at("/customers"));
            until(page, "document.getElementById('live').dataset.state === 'live'");
            page.evaluate("() => (window.mark = 'the same page')");
            Scenes.oltDown(noc).publish();
            until(page, "document.querySelectorAll('[data-grid] tbody tr').length === 6");
            assertThat(page.evaluate(HATCHED)).isEqualTo(false);

            page.evaluate(WATCH);
            wire.cut();
            page.clock().fastForward(14_000);
            until(page, "document.getElementById('live').dataset.state === 'stale'");
            assertThat(page.locator("#live").innerText()).contains("STALE");
            assertThat(((Number) page.evaluate("window.staleAfter")).doubleValue())
                    .as("milliseconds by the page's clock")
                    .isLessThan(15_500);
            assertThat(page.evaluate(HATCHED)).isEqualTo(true);
            assertThat(page.locator("#stale").isHidden()).isTrue();
            page.clock().fastForward(45_000);
            until(page, "!document.getElementById('stale').hidden");

            noc.heal("C-00003").publish();
            wire.mend();
            until(page, "document.getElementById('live').dataset.state === 'live'");
            until(page, "document.querySelectorAll('[data-grid] tbody tr').length === 5");
            assertThat(page.evaluate(HATCHED)).isEqualTo(false);
            assertThat(page.evaluate("window.mark")).isEqualTo("the same page");
            assertThat(wire.asked())
                    .contains("GET /api/v1/stream", "Last-Event-ID: one:")
                    .doesNotContain("GET /customers");
            assertThat(wire.answered()).contains("event: hello", "\"order\"").doesNotContain("\"full\":true");
        }
    }

    private static void until(Page page, String expression) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Boolean.TRUE.equals(page.evaluate(expression)));
    }
}
