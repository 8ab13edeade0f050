package io.trapline.web.page;

import io.trapline.mediation.board.Readings;
import io.trapline.mediation.inbox.InboxGroup;
import io.trapline.web.live.Frame;
import io.trapline.web.live.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Traps that no rule knows, by kind. */
public final class InboxScreen {

    static final String NAME = "inbox";

    private final Templates templates;
    private final Readings readings;

    public InboxScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    public String page(Chrome chrome) {
        return templates.html("inbox", Map.of("chrome", chrome, "inbox", readings.inbox(), "names", readings.names()));
    }

    /** The inbox is no part of a snapshot: it follows the board and tells its own version. */
    public View view() {
        AtomicLong shown = new AtomicLong(-1);
        return new LiveView(
                NAME,
                snapshot -> frame(shown),
                (before, after) -> readings.inbox().version() != shown.get());
    }

    private Frame frame(AtomicLong shown) {
        var inbox = readings.inbox();
        shown.set(inbox.version());
        return LiveView.regions(
                Map.of("inbox", templates.html("part/inbox", Map.of("inbox", inbox, "names", readings.names()))));
    }

    /** {@code INTEGER, 3 × OCTET STRING}: neighbours of one type together. */
    public static String shape(InboxGroup group) {
        List<String> parts = new ArrayList<>();
        List<String> types = group.shape();
        for (int i = 0; i < types.size(); ) {
            int next = i;
            while (next < types.size() && types.get(next).equals(types.get(i))) next++;
            parts.add((next - i > 1 ? next - i + " × " : "") + types.get(i));
            i = next;
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
