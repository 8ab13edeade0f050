package io.trapline.web.page;

import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A view of a screen.
 *
 * @param render the screen's live parts
 * @param changed whether the second snapshot may show something else than the first
 */
record LiveView(String name, Function<Snapshot, Frame> render, BiPredicate<Snapshot, Snapshot> changed)
        implements View {

    /** A view without a table. */
    static Frame regions(Map<String, String> regions) {
        return new Frame(regions, new LinkedHashMap<>());
    }

    @Override
    public Frame frame(Snapshot snapshot) {
        return render.apply(snapshot);
    }

    @Override
    public boolean changes(Snapshot before, Snapshot after) {
        return changed.test(before, after);
    }

    /** {@code name} with its filter, when it has one. */
    static String named(String name, String query) {
        return query.isEmpty() ? name : name + "?" + query;
    }
}
