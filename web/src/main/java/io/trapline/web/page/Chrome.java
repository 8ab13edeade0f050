package io.trapline.web.page;

import java.time.Instant;
import java.util.List;

/**
 * What every page has around its content.
 *
 * @param title of the browser tab
 * @param path of the page in the navigation, or of its parent
 * @param view name of the live view that keeps this page fresh; empty for none
 * @param since position in the stream that this page already shows
 * @param boardAt stream time of the board shown
 * @param assets folder of scripts and styles, named by their content
 */
public record Chrome(
        String title, String path, String view, String since, Instant boardAt, String assets, Strip strip) {

    /** One screen of the navigation; {@code key} is pressed after {@code g}. */
    public record Screen(String path, String name, String key) {}

    public static final List<Screen> SCREENS = List.of(
            new Screen("/customers", "Customers", "c"),
            new Screen("/alarms", "Alarms", "a"),
            new Screen("/stream", "Stream", "s"),
            new Screen("/inbox", "Inbox", "i"),
            new Screen("/unmatched", "Unmatched", "u"),
            new Screen("/maintenance", "Maintenance", "m"),
            new Screen("/forwarding", "Forwarding", "f"),
            new Screen("/health", "Health", "h"));

    public List<Screen> screens() {
        return SCREENS;
    }
}
