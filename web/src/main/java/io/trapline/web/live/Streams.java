package io.trapline.web.live;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The open end of {@link Live}: a request thread asks for a stream and writes it to its end. */
public final class Streams {

    /** Views in one stream; a browser with more tabs than that opens a second one. */
    public static final int VIEWS_MAX = 16;

    private final Live live;

    public Streams(Live live) {
        this.live = live;
    }

    /** One stream, registered: it must be written, or {@link #close closed}. */
    public final class Open implements AutoCloseable {

        private final Viewer viewer;

        private Open(Viewer viewer) {
            this.viewer = viewer;
        }

        /** Writes until the reader goes away (an exception) or the server stops. */
        public void write(OutputStream out) throws IOException {
            viewer.write(out);
        }

        @Override
        public void close() {
            live.leave(viewer);
        }
    }

    /** @param since {@code epoch:seq} of the last event seen; empty for none */
    public Optional<Open> open(List<View> views, String since) {
        return live.open(views, since).map(Open::new);
    }
}
