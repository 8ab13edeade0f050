package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The charts of the last 24 hours in a real Chromium: drawn, or else their numbers; never an error. */
final class ChartTest {

    private final Browse browse = new Browse(Shift.trouble());
    private final Chromium chromium = new Chromium();

    @AfterEach
    void close() {
        chromium.close();
        browse.close();
    }

    @Test
    void chartsAreDrawnAndTheirNumbersLieBehindAWord() {
        Page page = chromium.page(browse, new Browser.NewContextOptions());
        Chromium.open(page, browse, "/health");
        page.waitForSelector("body[data-charts]");
        assertThat(page.locator(".chart canvas").count()).isPositive();
        assertThat(page.locator(".chart details[open]").count()).isZero();
        assertThat(page.locator(".chart .u-legend").allInnerTexts())
                .hasSize(2)
                .allSatisfy(legend -> assertThat(legend).doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT|AM|PM|am|pm"));
        assertThat(page.locator(".chart .u-legend .u-series").count()).isEqualTo(7);
        assertThat(page.locator(".chart details tbody").first().locator("tr").count())
                .isPositive();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void withoutTheirLibraryTheNumbersLieOpen() {
        Page page = chromium.page(browse, new Browser.NewContextOptions());
        page.route("**/uplot.js", Route::abort);
        Chromium.open(page, browse, "/health");
        page.waitForSelector("body[data-charts]");
        assertThat(page.locator(".chart canvas").count()).isZero();
        assertThat(page.locator(".chart details[open] tbody tr").first().innerText())
                .matches("(?s)\\d{4}-\\d\\d-\\d\\dT.*");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void withoutTheirScriptThePageStands() {
        Page page = chromium.page(browse, new Browser.NewContextOptions());
        page.route("**/chart.js", Route::abort);
        Chromium.open(page, browse, "/health");
        page.waitForFunction("performance.getEntriesByType('resource').some(e => e.name.endsWith('/chart.js'))");
        assertThat(page.locator(".chart a").first().getAttribute("href")).isEqualTo("/api/v1/history");
        assertThat(chromium.complaints()).isEmpty();
    }
}
