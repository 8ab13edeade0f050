package io.trapline.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * What a journal holds at one moment, only read: no lock is taken, no folder made or removed, no file opened for
 * writing, so that it may be looked at while another process writes it. It ends with the last record found when it
 * was opened; what that process lets go of meanwhile is missed. Tails scan the files and need no Chronicle.
 */
public final class KeptJournal implements Journal {

    private static final String ONLY_READ = "This journal is only read.";

    private final JournalOptions options;
    private final List<QueueFolder> folders;
    private final Damage damage;
    private final long first;
    private final long last;

    /** @throws UncheckedIOException when the folder cannot be read; one that is not there is an empty journal */
    public static KeptJournal open(JournalOptions options) {
        try {
            var damage = new Damage();
            var found = Files.isDirectory(options.folder())
                    ? Recovery.read(options, damage)
                    : new Recovery(List.of(), 0, 0);
            return new KeptJournal(options, damage, found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private KeptJournal(JournalOptions options, Damage damage, Recovery found) {
        this.options = options;
        this.damage = damage;
        this.folders = found.folders();
        this.last = found.last();
        var retention = new Retention(LinuxDisk.under(options.folder()), options.consecutive());
        this.first = retention.firstNumber(folders, last + 1);
    }

    @Override
    public Tail tail(long from) {
        return new KeptTail(folders, options.consecutive(), Math.max(from, first), last);
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public long durable() {
        return last;
    }

    @Override
    public void whenDurable(long number, Runnable action) {
        if (number > last) {
            throw new UnsupportedOperationException(ONLY_READ);
        }
        action.run();
    }

    @Override
    public boolean awaitBeyond(long number, Duration atMost) {
        return number < last;
    }

    @Override
    public Appended append(List<byte[]> payloads) {
        throw new UnsupportedOperationException(ONLY_READ);
    }

    @Override
    public Appended appendAt(long number, long streamNanos, long wallNanos, byte[] payload) {
        throw new UnsupportedOperationException(ONLY_READ);
    }

    @Override
    public void retain(long firstNeeded) {
        throw new UnsupportedOperationException(ONLY_READ);
    }

    @Override
    public JournalStatus status() {
        return new JournalStatus(first, last, last, false, 0, 0, folders.size(), 0, damage.records(), ONLY_READ, true);
    }

    @Override
    public void close() {}
}
