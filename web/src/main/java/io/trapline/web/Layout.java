package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.Snapshots;
import io.trapline.web.page.Chrome;
import io.trapline.web.page.Look;
import io.trapline.web.page.Strip;

/** What every page has around it, and the one moment that all of the page is made of. */
final class Layout {

    /**
     * One request's cut.
     *
     * @param position place in the live stream, taken before the snapshot: nothing falls between
     * @param look how the asker wants it
     */
    record Glance(String position, Snapshot snapshot, Look look) {}

    private final Snapshots snapshots;
    private final Live live;
    private final Assets assets;

    Layout(Snapshots snapshots, Live live, Assets assets) {
        this.snapshots = snapshots;
        this.live = live;
        this.assets = assets;
    }

    Glance glance(Context ctx) {
        String position = live.position();
        return new Glance(position, snapshots.now(), Looks.of(ctx));
    }

    static Strip strip(Snapshot snapshot) {
        return Strip.of(snapshot.board(), snapshot.ledger(), snapshot.vitals(), snapshot.ingestPerSecond());
    }

    /**
     * @param title already in the language of the page
     * @param view live view of the page; empty for a page that stays as it is
     */
    Chrome chrome(Glance glance, String title, String path, String view) {
        Snapshot snapshot = glance.snapshot();
        String spoken = view.isEmpty() ? "" : glance.look().language().prefix() + view;
        var page = new Chrome.Page(title, path, spoken, glance.position());
        return new Chrome(
                page,
                snapshot.board().streamTime(),
                snapshot.board().meter().site().getId(),
                assets.folder(),
                strip(snapshot),
                glance.look());
    }
}
