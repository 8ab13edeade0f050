package io.trapline.web.page;

import io.trapline.web.access.Visit;
import io.trapline.web.words.Say;
import java.time.Instant;
import java.util.List;

/**
 * What every page has around its content.
 *
 * @param boardAt stream time of the board shown
 * @param siteZone time zone of the network
 * @param assets folder of scripts and styles, named by their content
 */
public record Chrome(Page page, Instant boardAt, String siteZone, String assets, Strip strip, Look look) {

    /**
     * What is between the chrome.
     *
     * @param title of the browser tab
     * @param path of the page in the navigation, or of its parent
     * @param view name of the live view that keeps this page fresh; empty for none
     * @param since position in the stream that this page already shows
     */
    public record Page(String title, String path, String view, String since) {}

    public String title() {
        return page.title();
    }

    public String path() {
        return page.path();
    }

    public String view() {
        return page.view();
    }

    public String since() {
        return page.since();
    }

    /** One screen of the navigation; {@code key} is pressed after {@code g}. */
    public record Screen(String path, String key) {

        /** In the language of the page. */
        public String name() {
            return Say.text("shell.nav." + path.substring(1));
        }
    }

    public static final List<Screen> SCREENS = List.of(
            new Screen("/customers", "c"),
            new Screen("/alarms", "a"),
            new Screen("/stream", "s"),
            new Screen("/inbox", "i"),
            new Screen("/unmatched", "u"),
            new Screen("/maintenance", "m"),
            new Screen("/forwarding", "f"),
            new Screen("/sources", "d"),
            new Screen("/health", "h"),
            new Screen("/settings", "e"));

    public List<Screen> screens() {
        return SCREENS;
    }

    /** Who is logged in; empty where nobody has to. */
    public String who() {
        return Visit.NOW.isBound() && Visit.NOW.get().loggedIn()
                ? Visit.NOW.get().principal().name()
                : "";
    }
}
