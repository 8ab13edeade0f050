package io.trapline.web.page;

import io.trapline.mediation.board.Readings;
import io.trapline.mediation.source.SourceRow;
import io.trapline.mediation.source.SourcesView;
import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import io.trapline.web.query.SourceQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who sends to us, what of it is read and matched, and the sockets it comes in by. */
public final class SourcesScreen {

    static final String NAME = "sources";

    /**
     * The page.
     *
     * @param now stream time, by which a sender is silent
     * @param rows those shown
     * @param total those that fit
     */
    public record Model(
            SourceQuery query,
            SourcesView view,
            Instant now,
            List<SourceRow> rows,
            int total,
            Map<String, Long> counts) {

        /** A full address, or the state's chip taken back when it is the one chosen. */
        public String href(String state) {
            return on(state) ? "/sources" : "/sources?state=" + state;
        }

        public boolean on(String state) {
            return query.states().contains(state);
        }
    }

    private final Templates templates;
    private final Readings readings;

    public SourcesScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    public String page(Chrome chrome, Snapshot snapshot, SourceQuery query) {
        return templates.html(
                "sources", Map.of("chrome", chrome, "snapshot", snapshot, "model", model(snapshot, query)));
    }

    private Model model(Snapshot snapshot, SourceQuery query) {
        SourcesView view = readings.sources();
        Instant now = snapshot.board().streamTime();
        List<SourceRow> all = query.rows(view, now);
        List<SourceRow> shown = all.subList(0, Math.min(query.limit(), all.size()));
        return new Model(query, view, now, shown, all.size(), SourceQuery.counts(view, now));
    }

    public View view(SourceQuery query) {
        return new LiveView(
                LiveView.named(NAME, query.text()),
                snapshot -> frame(snapshot, query),
                (before, after) -> before.board().decided() != after.board().decided()
                        || !before.ledger().equals(after.ledger()));
    }

    private Frame frame(Snapshot snapshot, SourceQuery query) {
        Model model = model(snapshot, query);
        Map<String, String> regions = new LinkedHashMap<>();
        regions.put("states", templates.html("part/source-states", Map.of("model", model)));
        regions.put("sources", templates.html("part/sources", Map.of("model", model)));
        regions.put("sockets", templates.html("part/sockets", Map.of("snapshot", snapshot)));
        return LiveView.regions(regions);
    }
}
