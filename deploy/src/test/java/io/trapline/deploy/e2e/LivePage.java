package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The page of affected customers in a real Chromium that is never told to reload. Owned by one thread. */
final class LivePage implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Opens {@code url} as somebody whom the browser never saw before. */
    LivePage(Browser browser, String url) {
        context = browser.newContext();
        page = context.newPage();
        page.navigate(url);
        page.onRequest(request -> requests.add(request.method() + " " + request.url()));
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
        context.close();
    }
}
