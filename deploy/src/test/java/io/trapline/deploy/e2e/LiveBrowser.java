package io.trapline.deploy.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Chromium without a window. Owned by one thread. */
final class LiveBrowser implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    LiveBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox")));
    }

    LivePage open(String url) {
        return new LivePage(browser, url);
    }

    /** One that goes nowhere but to {@code ours}, and remembers all that it should not have done. */
    WatchedPage watched(String ours) {
        return new WatchedPage(browser, ours);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
