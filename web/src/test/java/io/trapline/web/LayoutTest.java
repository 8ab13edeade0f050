package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In both languages no screen scrolls sideways, no column is cut off, and the navigation keeps its one line. */
final class LayoutTest {

    private static final Chromium CHROMIUM = new Chromium();

    private static final List<String> SCREENS = List.of(
            "/customers",
            "/customers/" + Scenes.KLINIKUM,
            "/alarms",
            "/alarms/" + Scenes.OLT_ALARM,
            "/search?q=hotel",
            "/stream",
            "/inbox",
            "/unmatched",
            "/maintenance",
            "/forwarding",
            "/sources",
            "/health",
            "/settings",
            "/wall?view=all");

    /** What reaches over the right edge, or holds more than it shows; what is closed or only read out does not count. */
    private static final String CUT = """
            () => {
              const wide = document.documentElement.clientWidth;
              const cut = [];
              if (document.documentElement.scrollWidth > wide) cut.push(`page ${document.documentElement.scrollWidth}`);
              for (const el of document.querySelectorAll("body *")) {
                if (!el.checkVisibility({ contentVisibilityAuto: true }) || el.closest(".aloud, svg")) continue;
                const box = el.getBoundingClientRect();
                const shortened = getComputedStyle(el).textOverflow === "ellipsis";
                if (box.width > 1 && box.right > wide + 1) cut.push(`${el.tagName}.${el.className} at ${box.right}`);
                if (/^T[DH]$/.test(el.tagName) && el.scrollWidth > el.clientWidth + 1 && !shortened)
                  cut.push(`${el.tagName}.${el.className} holds ${el.scrollWidth} in ${el.clientWidth}`);
              }
              return cut;
            }""";

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, en", "1280, de", "1440, en", "1440, de"})
    void nothingIsCutOff(int width, String language) {
        List<String> cut = new ArrayList<>();
        for (Noc noc : List.of(Evening.calm(), Evening.storm())) {
            try (Browse browse = new Browse(noc)) {
                Page page = page(browse, width, language);
                for (String path : SCREENS) {
                    open(page, browse, path);
                    cut(page).forEach(what -> cut.add(path + ": " + what));
                    assertThat(height(page, ".bar nav"))
                            .as("navigation of %s", path)
                            .isLessThan(40);
                }
                page.context().close();
            }
        }
        assertThat(cut).isEmpty();
    }

    /** Far fewer pixels than a desk has: cards instead of columns, and the header leaves room for them. */
    @ParameterizedTest
    @CsvSource({"en", "de"})
    void aTelephoneShowsMoreThanItsHeader(String language) {
        try (Browse browse = new Browse(Evening.calm())) {
            Page page = page(browse, 400, language);
            for (String path : SCREENS) {
                open(page, browse, path);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(400);
                assertThat(height(page, ".top")).as("header of %s", path).isLessThan(300);
            }
            page.context().close();
        }
    }

    /** Shows that the eye of the tests above sees. */
    @Test
    void aColumnThatIsCutOffIsSeen() {
        try (Browse browse = new Browse(Evening.calm())) {
            Page page = page(browse, 1280, "en");
            open(page, browse, "/customers");
            page.evaluate("document.querySelector('.grid tbody td.ack').style.minWidth = '60rem'");
            assertThat(cut(page))
                    .anyMatch(what -> what.startsWith("page "))
                    .anyMatch(what -> what.startsWith("TD.ack"));
            page.context().close();
        }
    }

    private static Page page(Browse browse, int width, String language) {
        Page page = CHROMIUM.page(
                browse,
                new Browser.NewContextOptions().setViewportSize(width, 900).setLocale(language));
        page.addInitScript(OwnStream.SCRIPT);
        return page;
    }

    private static void open(Page page, Browse browse, String path) {
        Chromium.open(page, browse, path);
        if (!((String) page.evaluate("document.body.dataset.view")).isEmpty()) OwnStream.greet(page, Evening.AT);
    }

    private static double height(Page page, String selector) {
        var box = page.locator(selector).first().count() == 0
                ? null
                : page.locator(selector).first().boundingBox();
        return box == null ? 0 : box.height;
    }

    @SuppressWarnings("unchecked")
    private static List<String> cut(Page page) {
        return (List<String>) page.evaluate(CUT);
    }
}
