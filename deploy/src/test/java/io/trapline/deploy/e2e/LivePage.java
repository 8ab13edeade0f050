package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The page of affected customers in a real Chromium that is never told to reload. Owned by one thread. */
final class LivePage implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private LivePage(Playwright playwright, Browser browser, Page page) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
    }

    static LivePage open(String url) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox")));
        var page = browser.newPage();
        var live = new LivePage(playwright, browser, page);
        page.navigate(url);
        page.onRequest(request -> live.requests.add(request.method() + " " + request.url()));
        return live;
    }

    void awaitShown(String text, Duration atMost) {
        row(text)
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.VISIBLE)
                        .setTimeout(atMost.toMillis()));
    }

    void awaitGone(String text, Duration atMost) {
        row(text)
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.HIDDEN)
                        .setTimeout(atMost.toMillis()));
    }

    private Locator row(String text) {
        return page.locator("main").getByText(text).first();
    }

    /** What changed the page was pushed: the browser did not fetch it again. */
    void assertNeverReloaded() {
        assertThat(requests).noneMatch(r -> r.matches("GET http://[^/]+/(customers)?([?#].*)?"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
