package io.trapline.mediation.forward;

import io.trapline.mediation.board.AlarmEar;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.tmf.TmfAlarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub of TMF642: who listens, and what each is told. Subscriptions are files of one folder and outlive
 * restarts, and so do the news that wait. Hears on the board thread and never waits there for anybody;
 * everything else is safe for any thread.
 */
public final class Hub implements AlarmEar, Subscriptions, AutoCloseable {

    /** Listeners at a time. */
    public static final int LISTENERS_MAX = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final int QUERY_MAX = 1_000;

    private final Path folder;
    private final HubPolicy policy;
    private final Map<String, HubListener> listeners = new ConcurrentSkipListMap<>();
    private final SecureRandom random = new SecureRandom();
    private volatile long latest;
    private volatile boolean started;

    private Hub(Path folder, HubPolicy policy) {
        this.folder = folder;
        this.policy = policy;
    }

    /** Finds the subscriptions of earlier runs; those that may not be called any more are kept and told nothing. */
    public static Hub open(Path folder, HubPolicy policy) throws IOException {
        Files.createDirectories(folder);
        var hub = new Hub(folder, policy);
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".hub")).sorted().toList()) {
                hub.take(file);
            }
        }
        return hub;
    }

    private void take(Path file) {
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - ".hub".length());
        try {
            var listener = new HubListener(id, file, policy, this::forget);
            listeners.put(id, listener);
            policy.callbacks()
                    .complaint(listener.subscription().callback())
                    .ifPresent(text -> LOG.error("A listener is told nothing. id={} reason={}", id, text));
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("A subscription cannot be read and is left alone. file={} reason={}", file, e.toString());
        }
    }

    public void start() {
        started = true;
        listeners.values().forEach(this::start);
    }

    private void start(HubListener listener) {
        if (policy.callbacks().complaint(listener.subscription().callback()).isEmpty()) {
            listener.start();
        }
    }

    @Override
    public boolean listening(long record) {
        latest = Math.max(latest, record);
        return !listeners.isEmpty();
    }

    @Override
    public void hear(News news) {
        var alarm = new TmfAlarm(news.row(), news.beside(), policy.installation());
        var wanting = listeners.values().stream()
                .filter(listener -> listener.wants(news, alarm))
                .toList();
        if (!wanting.isEmpty()) {
            String line = Notification.line(news, alarm);
            wanting.forEach(listener -> listener.hear(HubListener.heard(news), line));
        }
    }

    @Override
    public void hear(TaskNews news) {
        var wanting = listeners.values().stream()
                .filter(listener -> listener.wants(news))
                .toList();
        if (!wanting.isEmpty()) {
            String line = TaskNotification.line(news);
            wanting.forEach(listener -> listener.hear(HubListener.heard(news), line));
        }
    }

    @Override
    public void force() throws IOException {
        for (HubListener listener : listeners.values()) {
            listener.force();
        }
    }

    @Override
    public synchronized Subscription register(String callback, String query) {
        policy.callbacks().complaint(callback).ifPresent(text -> {
            throw new IllegalArgumentException(text);
        });
        if (query.length() > QUERY_MAX || query.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("query: at most " + QUERY_MAX + " characters on one line.");
        }
        HubQuery.parse(query);
        for (HubListener known : listeners.values()) {
            Subscription one = known.subscription();
            if (one.callback().equals(callback) && one.query().equals(query)) {
                return one;
            }
        }
        if (listeners.size() >= LISTENERS_MAX) {
            throw new IllegalStateException("There are " + LISTENERS_MAX + " listeners; one must go first.");
        }
        try {
            return add(callback, query).subscription();
        } catch (IOException e) {
            throw new IllegalStateException("The subscription cannot be stored: " + e, e);
        }
    }

    private HubListener add(String callback, String query) throws IOException {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        Path file = folder.resolve(id + ".hub");
        new HubFile(callback, query, new HubFile.Heard(latest, Integer.MAX_VALUE), 0).write(file);
        var listener = new HubListener(id, file, policy, this::forget);
        listeners.put(id, listener);
        if (started) {
            start(listener);
        }
        return listener;
    }

    @Override
    public boolean unregister(String id) {
        HubListener listener = listeners.get(id);
        if (listener != null) {
            forget(id);
        }
        return listener != null;
    }

    private void forget(String id) {
        HubListener listener = listeners.remove(id);
        if (listener != null) {
            try {
                listener.delete();
            } catch (IOException e) {
                LOG.error("A subscription comes back at the next start. id={} reason={}", id, e.toString());
            }
        }
    }

    @Override
    public List<Subscription> all() {
        return listeners.values().stream().map(HubListener::subscription).toList();
    }

    /** The rows given and behind them one for each listener. */
    public List<ForwarderRow> with(List<ForwarderRow> others) {
        var rows = new ArrayList<>(others);
        listeners.forEach((id, listener) -> {
            HubStatus status = listener.status();
            rows.add(new ForwarderRow(
                    "hub-" + id,
                    "tmf642",
                    status.trouble() == null ? "ok" : "retrying",
                    status.waiting(),
                    status.delivered(),
                    status.refused() + status.dropped(),
                    status.trouble()));
        });
        return rows;
    }

    @Override
    public void close() {
        listeners.values().forEach(HubListener::close);
    }
}
