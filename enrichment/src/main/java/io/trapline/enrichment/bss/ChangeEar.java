package io.trapline.enrichment.bss;

import com.zaxxer.hikari.HikariDataSource;
import io.trapline.config.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything by which the BSS, or a person, says that something changed: notices, the operator's own list,
 * and the door for a refresh. Owned by the inventory thread.
 */
final class ChangeEar {

    private final Settings.Bss settings;
    private final HikariDataSource pool;
    private final Complaint complaint;
    private final RefreshDoor refreshes;
    private final ChangedPoll poll;
    private @Nullable ChangeFeed feed;
    private String trouble = "";

    ChangeEar(Settings.Bss settings, HikariDataSource pool, RefreshDoor refreshes) {
        this.settings = settings;
        this.pool = pool;
        this.complaint = new Complaint(settings.url(), settings.user(), settings.password());
        this.refreshes = refreshes;
        this.poll = new ChangedPoll(settings, pool);
    }

    /** Why there are no notices, as a sentence; empty when there are, or none are wanted. */
    String trouble() {
        return trouble;
    }

    /** True while notices take a connection. */
    boolean isListening() {
        return feed != null;
    }

    /** Null when the BSS is there, whether or not it lets us listen. */
    Reading.@Nullable Down open() {
        String channel = settings.notifyChannel();
        if (channel == null || feed != null) {
            return null;
        }
        Deadline deadline = new Deadline(BssPool.WAIT_MAX);
        try {
            feed = ChangeFeed.open(pool, channel);
            trouble = "";
        } catch (SQLException error) {
            switch (complaint.of(error, "LISTEN", deadline)) {
                case Reading.Down away -> {
                    return away;
                }
                case Reading.Refused(String sentence) -> trouble = "No notices of changes: " + sentence;
            }
        }
        return null;
    }

    void close() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    /**
     * What is said to have changed; everything when the line to the BSS broke.
     *
     * @param ask runs the question to the operator's list, which may be interrupted; null asks none
     */
    ChangedKeys glance(Duration wait, @Nullable Consumer<Runnable> ask) {
        ChangedKeys changed = new ChangedKeys();
        if (refreshes.isAsked()) {
            changed.everything();
        }
        try {
            if (feed == null) {
                LockSupport.parkNanos(Math.max(1, wait.toNanos()));
            } else {
                feed.notices(wait).forEach(changed::notice);
            }
        } catch (SQLException broken) {
            close();
            changed.everything();
        }
        if (ask != null) {
            ask.accept(() -> poll.into(changed));
        }
        return changed;
    }
}
