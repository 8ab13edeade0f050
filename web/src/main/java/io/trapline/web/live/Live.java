package io.trapline.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.board.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live thread: takes every published board, renders the views that are watched, and posts what
 * changed, at most once a second. Event ids are {@code epoch:seq}; seq is this thread's own count
 * of batches, because views also change without a new board (the event stream).
 */
public final class Live implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Live.class);

    /** Open streams at a time; more are refused. */
    static final int VIEWERS_MAX = 256;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FORGET_NANOS = 60 * SECOND;

    private final Readings readings;
    private final Snapshots snapshots;
    private final Function<Snapshot, Map<String, String>> strips;
    private final History history = new History();
    private final String build;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "live");
    private volatile boolean stopped;
    private @Nullable AutoCloseable subscription;

    /** Guards all below. */
    private final Object lock = new Object();

    private final Map<String, Track> tracks = new HashMap<>();
    private final List<Viewer> viewers = new ArrayList<>();
    private Snapshot shown;
    private Map<String, String> shownStrips;
    private long seq;
    private String lastFailure = "";

    /**
     * @param strips the status line of a moment, by language
     * @param build names scripts and styles by their content: another one is another build
     */
    public Live(Readings readings, Snapshots snapshots, Function<Snapshot, Map<String, String>> strips, String build) {
        this.readings = readings;
        this.snapshots = snapshots;
        this.strips = strips;
        this.build = build;
        this.shown = snapshots.now();
        this.shownStrips = strips.apply(shown);
    }

    public void start() {
        subscription = readings.onBoard(board -> news.release());
        thread.setDaemon(true);
        thread.start();
    }

    /** The place in the stream that a page rendered after this call shows at least. */
    public String position() {
        synchronized (lock) {
            return id();
        }
    }

    public History history() {
        return history;
    }

    public int viewers() {
        synchronized (lock) {
            return viewers.size();
        }
    }

    /** Opens a stream, going on after {@code since} where that is possible; empty when too many are open. */
    Optional<Viewer> open(List<View> views, String since) {
        synchronized (lock) {
            if (viewers.size() >= VIEWERS_MAX || stopped) return Optional.empty();
            Viewer viewer = new Viewer(this, views.stream().map(View::name).toList());
            long after = sequence(since);
            ObjectNode parts = JsonNodeFactory.instance.objectNode();
            for (View view : views) {
                Track track = tracks.computeIfAbsent(view.name(), n -> new Track(view, view.frame(shown), seq));
                track.watched();
                List<JsonNode> missed = after < 0 ? null : track.after(after);
                if (missed == null) parts.putArray(view.name()).add(track.whole());
                else parts.putArray(view.name()).addAll(missed);
            }
            viewer.post(Message.of("hello", id(), envelope().set("views", parts).toString()));
            viewers.add(viewer);
            return Optional.of(viewer);
        }
    }

    void leave(Viewer viewer) {
        synchronized (lock) {
            if (!viewers.remove(viewer)) return;
            for (String name : viewer.views()) track(name).left(System.nanoTime());
        }
    }

    /** The whole of what a viewer looks at, and the promise that it misses nothing after it. */
    Message resync(Viewer viewer) {
        synchronized (lock) {
            viewer.caughtUp();
            ObjectNode parts = JsonNodeFactory.instance.objectNode();
            for (String name : viewer.views())
                parts.putArray(name).add(track(name).whole());
            return Message.of("resync", id(), envelope().set("views", parts).toString());
        }
    }

    Message heartbeat() {
        synchronized (lock) {
            return Message.of("heartbeat", "", envelope().toString());
        }
    }

    private void run() {
        long lastBatch = System.nanoTime() - SECOND;
        while (!stopped) {
            try {
                if (news.tryAcquire(SECOND, TimeUnit.NANOSECONDS)) {
                    long early = lastBatch + SECOND - System.nanoTime();
                    if (early > 0) TimeUnit.NANOSECONDS.sleep(early);
                    news.drainPermits();
                }
                Snapshot beat = snapshots.beat();
                history.beat(Instant.now(), beat);
                if (turn(beat)) lastBatch = System.nanoTime();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException e) {
                complain(e);
            }
        }
    }

    /** A view that somebody watches has a track. */
    private Track track(String name) {
        return Objects.requireNonNull(tracks.get(name));
    }

    private void complain(RuntimeException e) {
        if (e.toString().equals(lastFailure)) return;
        lastFailure = e.toString();
        log.error("Live views could not be rendered; open pages will show STALE.", e);
    }

    /** Posts what changed; true when that was a batch. */
    private boolean turn(Snapshot next) {
        synchronized (lock) {
            Map<String, JsonNode> changes = advance(next);
            shown = next;
            Map<String, String> nextStrips = strips.apply(next);
            boolean stripChanged = !nextStrips.equals(shownStrips);
            shownStrips = nextStrips;
            if (!changes.isEmpty()) seq++;
            Map<List<String>, Optional<Message>> shared = new HashMap<>();
            for (Viewer viewer : viewers) {
                shared.computeIfAbsent(viewer.views(), v -> message(v, changes, stripChanged))
                        .ifPresent(viewer::post);
            }
            return !changes.isEmpty();
        }
    }

    private Map<String, JsonNode> advance(Snapshot next) {
        Map<String, JsonNode> changes = new HashMap<>();
        long now = System.nanoTime();
        tracks.values().removeIf(track -> track.idleFor(FORGET_NANOS, now));
        for (Track track : tracks.values()) {
            if (!track.view().changes(shown, next)) continue;
            JsonNode change = track.advance(track.view().frame(next), seq + 1);
            if (change != null) changes.put(track.view().name(), change);
        }
        return changes;
    }

    private Optional<Message> message(List<String> views, Map<String, JsonNode> changes, boolean stripChanged) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        for (String name : views) {
            JsonNode change = changes.get(name);
            if (change != null) parts.putArray(name).add(change);
        }
        if (!parts.isEmpty()) {
            return Optional.of(
                    Message.of("batch", id(), envelope().set("views", parts).toString()));
        }
        return stripChanged ? Optional.of(Message.of("strip", "", envelope().toString())) : Optional.empty();
    }

    private ObjectNode envelope() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        shownStrips.forEach(json.putObject("strips")::put);
        return json.put("build", build)
                .put("epoch", shown.board().epoch())
                .put("seq", seq)
                .put("board", shown.board().seq())
                .put("now", Instant.now().toString())
                .put("streamTime", shown.board().streamTime().toString())
                .put("strip", shownStrips.get("en"));
    }

    private String id() {
        return shown.board().epoch() + ":" + seq;
    }

    /** The count in {@code epoch:seq} when it is of this epoch and not from the future; else -1. */
    private long sequence(String since) {
        int colon = since.lastIndexOf(':');
        if (colon < 0 || !since.substring(0, colon).equals(shown.board().epoch())) return -1;
        try {
            long after = Long.parseLong(since.substring(colon + 1));
            return after > seq ? -1 : after;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            AutoCloseable open = subscription;
            if (open != null) open.close();
        } catch (Exception e) {
            log.warn("The board's subscription did not close cleanly.", e);
        }
        synchronized (lock) {
            viewers.forEach(Viewer::close);
        }
    }
}
