package io.trapline.web;

import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.Snapshots;
import io.trapline.web.page.Chrome;
import io.trapline.web.page.Strip;

/** What every page has around it, and the one moment that all of the page is made of. */
final class Layout {

    /**
     * One request's cut.
     *
     * @param position place in the live stream, taken before the snapshot: nothing falls between
     */
    record Glance(String position, Snapshot snapshot) {}

    private final Snapshots snapshots;
    private final Live live;
    private final Assets assets;

    Layout(Snapshots snapshots, Live live, Assets assets) {
        this.snapshots = snapshots;
        this.live = live;
        this.assets = assets;
    }

    Glance glance() {
        String position = live.position();
        return new Glance(position, snapshots.now());
    }

    static Strip strip(Snapshot snapshot) {
        return Strip.of(snapshot.board(), snapshot.ledger(), snapshot.vitals(), snapshot.ingestPerSecond());
    }

    /** @param view live view of the page; empty for a page that stays as it is */
    Chrome chrome(Glance glance, String title, String path, String view) {
        Snapshot snapshot = glance.snapshot();
        return new Chrome(
                title, path, view, glance.position(), snapshot.board().streamTime(), assets.folder(), strip(snapshot));
    }
}
