package io.trapline.web;

import com.microsoft.playwright.Page;
import java.time.Instant;

/** Instead of the server's stream one that the test speaks through, so that nothing comes that it did not say. */
final class OwnStream {

    /** For {@link Page#addInitScript}; a page then has {@code tell(change, now)}. */
    static final String SCRIPT = """
            delete window.SharedWorker;
            window.EventSource = class extends EventTarget {
              constructor() { super(); this.readyState = 1; window.stream = this; }
              close() {}
            };
            window.tell = (change, now = new Date().toISOString()) => {
              const view = document.body.dataset.view;
              const since = document.body.dataset.since.split(":");
              const data = { epoch: since[0], now, views: { [view]: change ? [change] : [] } };
              stream.dispatchEvent(new MessageEvent("batch", { data: JSON.stringify(data), lastEventId: since.join(":") }));
            };""";

    private OwnStream() {}

    /** Makes the page live, by a server whose clock says {@code now}. */
    static void greet(Page page, Instant now) {
        page.waitForFunction("window.stream !== undefined");
        page.evaluate("now => tell(null, now)", now.toString());
    }
}
