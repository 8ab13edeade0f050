package io.trapline.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.trapline.mediation.board.UnmatchedRow;
import io.trapline.mediation.board.UnmatchedView;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worklist in a real Chromium: try a mapping, make it, take it back, ignore; with the counts shown. */
final class UnmatchedInBrowserTest {

    private static final UnmatchedRow ROW = new UnmatchedRow(
            Noc.WORDS.id(),
            "NO_RESOURCE",
            "",
            "address",
            "10.1.1.1",
            "olt-1",
            "olt-1",
            "ifName",
            "0/1/7",
            null,
            12,
            Noc.START,
            Noc.START,
            null,
            List.of(new UnmatchedRow.Candidate("olt-1/7", "ifName 0/01/07")),
            "");

    private final Browse browse = new Browse(new Noc("one")
            .unmatched(new UnmatchedView(Noc.START, 988, 12, 98.8, 1, 0, List.of(ROW)))
            .publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void aMappingIsTriedMadeAndTakenBack() {
        try (var chromium = new Chromium()) {
            Page page = chromium.page(browse, new Browser.NewContextOptions());
            Chromium.open(page, browse, "/unmatched");
            page.locator("details.decide summary").click();
            Locator resource = page.locator("details.decide input[name=resource]");
            assertThat(resource).hasValue("olt-1/7");

            resource.fill("olt-9/1");
            page.locator("details.decide form[method=get] button").click();
            assertThat(page.locator("p[role=alert].bad")).containsText("The BSS has no resource");

            page.locator("details.decide summary").click();
            page.locator("details.decide form[method=get] button").click();
            assertThat(page.locator("#replay .before td").nth(1)).hasText("12");
            assertThat(page.locator("#replay .after td").nth(1)).hasText("0");
            assertThat(page.locator("#replay")).containsText("7 customers");
            org.assertj.core.api.Assertions.assertThat(browse.noc.actions()).isEmpty();

            page.locator("#replay input[name=why]").fill("renamed");
            page.locator("#replay form button").click();
            assertThat(page.locator("#replay-title")).hasText("Decided: mapped");
            assertThat(page.locator("#replay .before td").nth(1)).hasText("12");
            assertThat(page.locator("#replay .after td").nth(1)).hasText("0");
            assertThat(page.locator("#decisions")).containsText("olt-1/7");
            assertThat(page.locator("#decisions")).containsText("renamed");

            page.locator("#decisions form button").click();
            assertThat(page.locator("#replay-title")).hasText("Decided: taken back");
            assertThat(page.locator("#decisions")).hasCount(0);

            page.locator("details.decide summary").click();
            page.locator("details.decide input[name=until]").fill("2027-01-31");
            page.locator("details.decide form[action$=ignore] button").click();
            assertThat(page.locator("#decisions")).containsText("ignored");

            page.locator("details.decide summary").click();
            page.locator("details.decide form[action$=infrastructure] button").click();
            assertThat(page.locator("#decisions")).containsText("infrastructure only");

            page.locator("a[href='/unmatched?replay=1']").click();
            assertThat(page.locator("#replay .before td").nth(1)).hasText("12");
            org.assertj.core.api.Assertions.assertThat(chromium.complaints()).isEmpty();
            org.assertj.core.api.Assertions.assertThat(browse.noc.actions())
                    .extracting(Noc.Action::word)
                    .containsExactly("map", "undo", "ignore", "infrastructure");
        }
    }
}
