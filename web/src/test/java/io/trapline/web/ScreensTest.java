package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every screen in a real Chromium: WCAG 2.2 AA by axe in both themes and in every state, nothing asked of any
 * other origin, no complaint about the policy, and nothing cut off where there is little room.
 */
final class ScreensTest {

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final List<String> SCREENS = List.of(
            "/customers",
            "/alarms",
            "/stream",
            "/inbox",
            "/unmatched",
            "/maintenance",
            "/forwarding",
            "/sources",
            "/health",
            "/settings",
            "/not-affected",
            "/views?path=/customers&query=tier%3Dgold",
            "/unmatched?replay=1",
            "/wall?view=all");

    private static final List<String> DETAILS = List.of(
            "/customers/C-10442", "/alarms/A-7Q3K9", "/events/1", "/alarms/none", "/customers?tier=none", "/nowhere");

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aWorkingDayIsAccessible() {
        try (Browse browse = new Browse(Shift.day())) {
            List<String> paths = new ArrayList<>(SCREENS);
            paths.addAll(DETAILS);
            everywhere(browse, paths);
        }
    }

    @Test
    void nothingYetIsAccessible() {
        try (Browse browse = new Browse(Shift.empty())) {
            everywhere(browse, SCREENS);
        }
    }

    @Test
    void aStormIsAccessible() {
        try (Browse browse = new Browse(Shift.storm())) {
            everywhere(browse, List.of("/customers", "/alarms", "/wall?view=all"));
        }
    }

    @Test
    void ourOwnTroubleIsAccessible() {
        try (Browse browse = new Browse(Shift.trouble())) {
            everywhere(browse, List.of("/customers", "/forwarding", "/sources", "/health"));
        }
    }

    @Test
    void staleIsSaidLoudlyAndAccessibly() {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (String path : List.of("/customers", "/wall?view=all")) {
                try (Browse browse = new Browse(Shift.day())) {
                    Page page = chromium.page(browse, new Browser.NewContextOptions().setColorScheme(theme));
                    page.clock().install();
                    Chromium.open(page, browse, path);
                    page.waitForSelector("#live[data-state=live]");
                    browse.close();
                    page.clock().fastForward("01:10");
                    page.waitForSelector("#live[data-state=stale]");
                    boolean wall = path.startsWith("/wall");
                    page.waitForSelector(wall ? "#curtain:not([hidden])" : "#stale:not([hidden])");
                    assertThat(page.locator(wall ? "#curtain" : "#live").innerText())
                            .contains("STALE");
                    clean(page, path + " stale " + theme);
                    page.context().close();
                }
            }
        }
    }

    @Test
    void littleRoomCutsNothingOff() {
        try (Browse browse = new Browse(Shift.day())) {
            Page page = chromium.page(browse, new Browser.NewContextOptions().setViewportSize(320, 640));
            List<String> paths = new ArrayList<>(SCREENS);
            paths.addAll(DETAILS);
            for (String path : paths) {
                Chromium.open(page, browse, path);
                int wide = (int) page.evaluate("document.documentElement.scrollWidth");
                assertThat(wide).as("width of %s", path).isLessThanOrEqualTo(320);
            }
        }
    }

    @Test
    void colourIsNeverTheOnlySign() {
        var how = new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE);
        try (Browse browse = new Browse(Shift.day())) {
            Page page = chromium.page(browse, how);
            Chromium.open(page, browse, "/customers");
            assertThat(page.locator("tbody .sev").first().innerText()).matches("[■▲◆●○✓] [A-Z][a-z]+");
            page.waitForSelector("#live[data-state=live]");
            assertThat(page.locator("#live").innerText()).contains("●");
            clean(page, "/customers forced colours");
            Chromium.open(page, browse, "/sources");
            assertThat(page.locator("tbody td").first().innerText()).contains("✖", "silent");
        }
    }

    @Test
    void nothingMovesForWhoWantsItStill() {
        var how = new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
        try (Browse browse = new Browse(Shift.day())) {
            Page page = chromium.page(browse, how);
            for (String path : SCREENS) {
                Chromium.open(page, browse, path);
                assertThat((int) page.evaluate("document.getAnimations().length"))
                        .as(path)
                        .isZero();
            }
        }
    }

    private static void everywhere(Browse browse, List<String> paths) {
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = chromium.page(
                    browse,
                    new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(1440, 900));
            for (String path : paths) {
                Chromium.open(page, browse, path);
                clean(page, path + " " + theme);
            }
            page.context().close();
        }
        assertThat(chromium.strays()).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void clean(Page page, String where) {
        var found = new AxeBuilder(page).setLegacyMode(true).withTags(TAGS).analyze();
        List<String> wrong = found.getViolations().stream()
                .map(v -> v.getId() + ": " + v.getHelp() + " at "
                        + v.getNodes().stream()
                                .limit(4)
                                .map(node ->
                                        node.getTarget() + " " + node.getFailureSummary() + " in " + node.getHtml())
                                .toList())
                .toList();
        assertThat(wrong).as(where).isEmpty();
        assertThat(found.getPasses()).as(where).hasSizeGreaterThan(10);
    }
}
