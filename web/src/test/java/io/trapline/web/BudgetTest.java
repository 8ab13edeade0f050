package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trapline.mediation.Severity;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The board with 50,000 affected customers and 100,000 alarms against its budgets, in a real Chromium. Times
 * may be twice the budget: two shared cores carry server, browser and test at once.
 */
@Tag("long")
@Timeout(600)
final class BudgetTest {

    private static final int CUSTOMERS = 50_000;
    private static final int ALARMS = 100_000;
    private static final int ASKED = 100;
    private static final int SLACK = 2;
    private static final int PATCHES = 50;

    /** Each batch changes all 100 rows in place; milliseconds of script for one, the longest task, rows. */
    private static final String PATCH = """
            (patches) => {
              const rows = [...document.querySelectorAll("[data-grid] tbody tr")];
              const view = document.body.dataset.view;
              const since = document.body.dataset.since.split(":");
              const took = [];
              for (let i = 0; i < patches; i++) {
                const changed = {};
                for (const tr of rows) changed[tr.dataset.id] = tr.outerHTML.replace(/<b>\\d+<\\/b>/, `<b>${i}</b>`);
                const change = { rows: changed, order: rows.map((tr) => tr.dataset.id) };
                const data = JSON.stringify({ epoch: since[0], now: new Date().toISOString(), views: { [view]: [change] } });
                const began = performance.now();
                stream.dispatchEvent(new MessageEvent("batch", { data, lastEventId: since.join(":") }));
                took.push(performance.now() - began);
              }
              took.sort((a, b) => a - b);
              return [took[patches >> 1], took[patches - 1], rows.length];
            }""";

    private static final String PAINTED =
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1";

    private static final String TRANSFERRED = """
            (kind) => performance.getEntriesByType("resource").filter((r) => r.name.includes(kind))
              .reduce((sum, r) => sum + r.encodedBodySize, 0)""";

    @Test
    void theBoardOfANationHoldsItsBudgets() throws Exception {
        Noc noc = Scenes.crowd(new Noc("one"), CUSTOMERS, 4_711);
        for (int i = CUSTOMERS; i < ALARMS; i++) {
            noc.alarm(Scenes.alarm("A-" + i, "olt-" + i % 40, "0/1/" + i, Severity.MINOR, "linkDown", Noc.START, i)
                    .row());
        }
        try (var chromium = new OneProfile();
                Browse browse = new Browse(noc.publish())) {
            long first = firstByte(browse);
            Page page = chromium.tab();
            page.addInitScript("delete window.SharedWorker; window.EventSource = class extends EventTarget {"
                    + " constructor() { super(); this.readyState = 1; window.stream = this; } close() {} };");
            page.navigate(browse.at("/customers").toString());
            page.waitForSelector("body.scripted");
            double cold = number(page.evaluate(PAINTED));
            double script = number(page.evaluate(TRANSFERRED, ".js"));
            double style = number(page.evaluate(TRANSFERRED, ".css"));
            List<?> patch = (List<?>) page.evaluate(PATCH, PATCHES);
            page.reload();
            page.waitForSelector("body.scripted");
            double warm = number(page.evaluate(PAINTED));
            Map<String, Double> figures = Map.of(
                    "firstByteP95Millis", first / 1e6,
                    "paintColdMillis", cold,
                    "paintWarmMillis", warm,
                    "scriptBytes", script,
                    "styleBytes", style,
                    "patchMedianMillis", number(patch.get(0)),
                    "patchWorstMillis", number(patch.get(1)));
            System.out.println("FIGURE budget " + new java.util.TreeMap<>(figures));
            assertThat(number(patch.get(2))).isEqualTo(100);
            assertThat(figures.get("firstByteP95Millis")).isLessThanOrEqualTo(SLACK * 60.0);
            assertThat(cold).isBetween(0.0, SLACK * 400.0);
            assertThat(warm).isBetween(0.0, SLACK * 200.0);
            assertThat(script).isBetween(1.0, 30.0 * 1_024);
            assertThat(style).isBetween(1.0, 12.0 * 1_024);
            assertThat(figures.get("patchMedianMillis")).isLessThanOrEqualTo(SLACK * 16.0);
        }
    }

    /** Nanoseconds to the first byte of the page, one of twenty is slower. */
    private static long firstByte(Browse browse) throws Exception {
        long[] took = new long[ASKED];
        for (int i = -20; i < ASKED; i++) {
            long began = System.nanoTime();
            var answer = browse.client()
                    .send(HttpRequest.newBuilder(browse.at("/customers")).build(), BodyHandlers.ofInputStream());
            if (i >= 0) took[i] = System.nanoTime() - began;
            answer.body().readAllBytes();
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        Arrays.sort(took);
        return took[ASKED * 95 / 100];
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
