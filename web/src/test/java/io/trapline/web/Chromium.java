package io.trapline.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real Chromium that reaches nothing but one address: every other request is blocked and remembered, and so
 * is every complaint about the content security policy, and every dialog. Owned by one thread.
 */
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> strays = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox")));
    }

    /** A page in a context of its own that may go anywhere: its test is about leaving us. */
    Page page() {
        Page page = browser.newContext().newPage();
        page.setDefaultTimeout(60_000);
        return page;
    }

    /** A page in a context of its own, which may go only where {@code browse} serves. */
    Page page(Browse browse, Browser.NewContextOptions how) {
        BrowserContext context = browser.newContext(how);
        String ours = browse.at("/").toString();
        context.route(url -> !url.startsWith(ours) && !url.equals("about:blank"), route -> {
            strays.add(route.request().url());
            route.abort();
        });
        context.addInitScript(
                "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective"
                        + " + ' ' + e.blockedURI));");
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().matches("(?s).*(CSP|Content Security Policy).*")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(error -> complaints.add(error));
        page.onDialog(dialog -> {
            complaints.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.setDefaultTimeout(60_000);
        return page;
    }

    /** Goes there and waits until scripts have made the page live. */
    static void open(Page page, Browse browse, String path) {
        page.navigate(
                browse.at(path).toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.waitForSelector("body.scripted");
    }

    /** Requests that were tried elsewhere. */
    List<String> strays() {
        return strays;
    }

    /** What the browser complained of: policy violations, script errors, dialogs. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
