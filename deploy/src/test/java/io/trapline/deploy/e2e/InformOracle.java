package io.trapline.deploy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Remembers, outside of what is tested, which informs were sent and which were answered. */
final class InformOracle {

    private final Set<Integer> sent = new ConcurrentSkipListSet<>();
    private final Set<Integer> answered = new ConcurrentSkipListSet<>();
    private final Path file;

    /** @param file gets one line per inform sent and per answer, for a person */
    InformOracle(Path file) {
        this.file = file;
    }

    void sent(int requestId) {
        sent.add(requestId);
        note("sent " + requestId);
    }

    void answered(int requestId) {
        answered.add(requestId);
        note("answered " + requestId);
    }

    Set<Integer> sent() {
        return Set.copyOf(sent);
    }

    Set<Integer> answered() {
        return Set.copyOf(answered);
    }

    int unanswered() {
        return sent.size() - answered.size();
    }

    private synchronized void note(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
