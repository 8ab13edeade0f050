package io.trapline.deploy;

import io.trapline.config.ConfigException;
import io.trapline.config.Finding;
import io.trapline.config.Settings;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.forward.EventFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One feed per configured file, each from its own cursor. */
final class EventFiles implements AutoCloseable {

    private final List<EventFeed> feeds;

    private EventFiles(List<EventFeed> feeds) {
        this.feeds = feeds;
    }

    /** @param cursors folder of the files that remember how far each is; made when missing */
    static EventFiles open(List<Settings.EventFile> files, Path cursors, EventFeed.Source source)
            throws ConfigException {
        var feeds = new ArrayList<EventFeed>();
        var findings = new ArrayList<Finding>();
        for (Settings.EventFile file : files) {
            var target = new EventFeed.Target(
                    file.name(),
                    file.path(),
                    file.rotateBytes(),
                    file.filesKept(),
                    cursors.resolve(file.name() + ".cursor"));
            try {
                feeds.add(EventFeed.open(target, source));
            } catch (IOException e) {
                String text = "the file cannot be opened: " + e;
                findings.add(new Finding("forwarders." + file.name(), 0, 1, "FWD-002", text));
            }
        }
        var opened = new EventFiles(feeds);
        if (!findings.isEmpty()) {
            opened.close();
            throw new ConfigException(findings);
        }
        return opened;
    }

    void start() {
        feeds.forEach(EventFeed::start);
    }

    /** Number of the oldest record that the journals must keep. Any thread. */
    long needed() {
        return feeds.stream().mapToLong(EventFeed::needed).min().orElse(Long.MAX_VALUE);
    }

    /** The rows of tickets and behind them one for each file. Any thread. */
    List<ForwarderRow> with(List<ForwarderRow> tickets) {
        var rows = new ArrayList<>(tickets);
        for (EventFeed feed : feeds) {
            String trouble = feed.trouble();
            String word = trouble == null ? "ok" : "retrying";
            rows.add(new ForwarderRow(feed.name(), "file", word, feed.behind(), feed.written(), 0, trouble));
        }
        return rows;
    }

    @Override
    public void close() {
        feeds.forEach(EventFeed::close);
    }
}
