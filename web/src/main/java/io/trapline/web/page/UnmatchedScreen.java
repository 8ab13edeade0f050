package io.trapline.web.page;

import io.trapline.mediation.board.DecisionRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.UnmatchedReplay;
import io.trapline.mediation.board.UnmatchedView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that lead to no customer: what to decide about them, what that would do, and what was decided. */
public final class UnmatchedScreen {

    private static final int SHOWN = 200;

    /**
     * What was asked for besides the list.
     *
     * @param replay counts before and after; null unless it was asked for
     * @param resource what the words would mean in it; empty for the events judged again as it is
     * @param wrong why there is no replay; empty when nothing is wrong
     * @param done the decision that was just made, with the counts before it and now; empty for none
     */
    public record Asked(@Nullable UnmatchedReplay replay, String resource, String wrong, String done) {

        /** Nothing but the list. */
        public static final Asked NOTHING = new Asked(null, "", "", "");
    }

    /** @param decisions the newest first */
    public record Model(UnmatchedView view, List<DecisionRow> decisions, Asked asked) {}

    private final Templates templates;
    private final Readings readings;

    public UnmatchedScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    public String page(Chrome chrome, Asked asked) {
        var model = new Model(readings.unmatched(SHOWN), readings.decisions(), asked);
        return templates.html("unmatched", Map.of("chrome", chrome, "model", model));
    }
}
