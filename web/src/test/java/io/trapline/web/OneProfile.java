package io.trapline.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Chromium without a window; one profile, as one person has it. Owned by one thread. */
final class OneProfile implements AutoCloseable {

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox")));
    private final BrowserContext person =
            browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));

    OneProfile() {
        person.setDefaultTimeout(60_000);
    }

    Page tab() {
        return person.newPage();
    }

    BrowserContext person() {
        return person;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
