package io.trapline.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One view that somebody watches: its last frame and the changes that led there, so that a stream
 * that broke can go on where it was. Guarded by the lock of {@link Live}.
 */
final class Track {

    /** Changes kept for who comes back; at one a second about a minute. */
    static final int KEPT = 60;

    private record Change(long seq, JsonNode json) {}

    private final View view;
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private Frame frame;
    /** From this position on every change is in {@link #changes}. */
    private long coveredFrom;

    private int watchers;
    private long idleSince;

    /**
     * Covers nothing yet: until now nobody counted this view's changes, so whoever comes with an
     * older position gets the whole of it.
     */
    Track(View view, Frame frame, long seq) {
        this.view = view;
        this.frame = frame.kept();
        this.coveredFrom = seq + 1;
    }

    View view() {
        return view;
    }

    /** Takes the next frame; what changed, or null when nothing did. */
    @Nullable
    JsonNode advance(Frame next, long seq) {
        JsonNode change = next.since(frame);
        frame = next.kept();
        if (change == null) return null;
        changes.addLast(new Change(seq, change));
        if (changes.size() > KEPT) coveredFrom = changes.removeFirst().seq();
        return change;
    }

    JsonNode whole() {
        return frame.whole();
    }

    /** The changes after {@code seq} in order, or null when they are no longer known. */
    @Nullable
    List<JsonNode> after(long seq) {
        if (seq < coveredFrom) return null;
        List<JsonNode> missed = new ArrayList<>();
        for (Change change : changes) {
            if (change.seq() > seq) missed.add(change.json());
        }
        return missed;
    }

    void watched() {
        watchers++;
    }

    void left(long nanos) {
        if (--watchers == 0) idleSince = nanos;
    }

    boolean idleFor(long nanos, long now) {
        return watchers == 0 && now - idleSince > nanos;
    }
}
