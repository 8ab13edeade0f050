package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shift without a mouse: find the worst, read why, say something, come back; and single keys can be switched off. */
final class KeysTest {

    private final Browse browse = new Browse(Shift.day());
    private final Chromium chromium = new Chromium();
    private final Page page = chromium.page(browse, new Browser.NewContextOptions());

    @AfterEach
    void close() {
        chromium.close();
        browse.close();
    }

    @Test
    void fromTheBoardToTheReasonAndBack() {
        Chromium.open(page, browse, "/customers");
        page.keyboard().press("j");
        String first = (String) page.evaluate("document.activeElement.textContent");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo(first);
        page.keyboard().press("Enter");
        page.waitForSelector("dialog[open]");
        page.keyboard().press("Escape");
        page.waitForFunction("!document.querySelector('dialog[open]')");
        page.keyboard().press("Shift+Enter");
        arrive("**/customers/*");
        press("g", "a");
        arrive("**/alarms*");
        press("g", "d");
        arrive("**/sources");
        page.keyboard().press("f");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
        page.keyboard().type("10.20.4.17");
        page.keyboard().press("Enter");
        page.waitForURL("**/sources?q=10.20.4.17");
        assertThat(page.locator("table.sources tbody tr").count()).isEqualTo(1);
    }

    @Test
    void everythingOnAPageIsReachedByTabInOrder() {
        Chromium.open(page, browse, "/health");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat((Boolean) page.evaluate("document.getElementById('main').contains(document.activeElement)"))
                .isTrue();
    }

    @Test
    void theListOfKeysOpensAndCloses() {
        Chromium.open(page, browse, "/alarms");
        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys").isVisible()).isFalse();
    }

    /** What a key does is said, and what is said is done. */
    @Test
    void theListNamesEveryKey() {
        Chromium.open(page, browse, "/customers");
        page.keyboard().press("?");
        assertThat(page.locator("#keys kbd").allTextContents())
                .contains("j", "k", "Enter", "x", "a", "c", "d", "t", "m", "e", "n", "p", "/", "f", "[", "]", "u", "w");
    }

    @Test
    void aKeyLeadsToTheTicketsAndOneTurnsTimesToUtcAndBack() {
        Chromium.open(page, browse, "/customers");
        page.waitForSelector("body.scripted");
        page.keyboard().press("j");
        page.keyboard().press("t");
        arrive("**/alarms/*#tickets-title");
        page.keyboard().press("u");
        page.waitForSelector("body.scripted[data-time=utc]");
        page.keyboard().press("u");
        page.waitForSelector("body.scripted[data-time=local]");
    }

    @Test
    void singleKeysCanBeSwitchedOff() {
        Chromium.open(page, browse, "/customers");
        page.waitForSelector("#live[data-state=live]");
        page.keyboard().press("p");
        assertThat(page.locator("#live").getAttribute("data-state")).isEqualTo("paused");
        page.keyboard().press("p");
        page.keyboard().press("?");
        page.locator("#keys-on").uncheck();
        page.keyboard().press("Escape");
        page.locator("main").click();
        page.keyboard().press("p");
        press("g", "h");
        assertThat(page.url()).endsWith("/customers");
        assertThat(page.locator("#live").getAttribute("data-state")).isNotEqualTo("paused");
    }

    @Test
    void theLookIsChosenWithoutAMouse() {
        Chromium.open(page, browse, "/settings");
        page.locator(".menu summary").focus();
        page.keyboard().press("Enter");
        page.locator(".menu a[lang=de]").focus();
        page.keyboard().press("Enter");
        page.waitForSelector("html[lang=de]");
        assertThat(page.url()).endsWith("/settings");
        assertThat(page.locator("h1").innerText()).isEqualTo("Einstellungen");
    }

    private void arrive(String address) {
        page.waitForURL(address);
        page.waitForSelector("body.scripted");
    }

    private void press(String one, String two) {
        page.keyboard().press(one);
        page.keyboard().press(two);
    }
}
