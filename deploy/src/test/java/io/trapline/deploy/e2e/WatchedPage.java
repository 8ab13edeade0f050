package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A page of a real Chromium that keeps what a page must not do: requests elsewhere, which are stopped, dialogs,
 * errors of scripts, and what its security policy refused. Owned by one thread.
 */
final class WatchedPage implements AutoCloseable {

    /** Elements and handlers that no page of ours has within its main part. */
    private static final String FOREIGN =
            "document.querySelectorAll('main :is(script, iframe, object, img, base, meta, "
                    + "link, style, video, math, x, [onerror], [onload], [onfocus], [onclick], [id=hit])').length";

    /** Control and direction characters that a reader would obey. */
    private static final String OBEYED = "/[\\u0000-\\u0008\\u001b\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e"
            + "\\u2066-\\u2069\\ufeff]/.test(document.querySelector('main').textContent)";

    private final String ours;
    private final BrowserContext context;
    private final Page page;
    private final List<String> wrongs = new CopyOnWriteArrayList<>();
    private int opened;

    WatchedPage(Browser browser, String ours) {
        this.ours = ours;
        context = browser.newContext();
        context.route(url -> !url.startsWith(ours) && !url.equals("about:blank"), route -> {
            wrongs.add("went to " + route.request().url());
            route.abort();
        });
        context.addInitScript("window.hit = n => console.error('RAN ' + n);"
                + "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' '"
                + " + e.blockedURI));");
        page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) wrongs.add(page.url() + " said " + message.text());
        });
        page.onPageError(error -> wrongs.add(page.url() + " failed " + error));
        page.onDialog(dialog -> {
            wrongs.add(page.url() + " asked " + dialog.message());
            dialog.dismiss();
        });
    }

    /** Opens a page, looks whether it is only ours, and answers with what a reader reads. */
    String read(String path) {
        page.navigate(ours + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.waitForSelector("body.scripted");
        opened++;
        assertThat((int) page.evaluate(FOREIGN)).as(path).isZero();
        assertThat((boolean) page.evaluate(OBEYED)).as(path).isFalse();
        return (String) page.evaluate("document.querySelector('main').textContent");
    }

    int opened() {
        return opened;
    }

    List<String> wrongs() {
        return wrongs;
    }

    @Override
    public void close() {
        context.close();
    }
}
