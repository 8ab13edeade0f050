package io.trapline.deploy;

import io.trapline.agent.journal.Journal;
import io.trapline.agent.poll.PortPoller;
import io.trapline.config.Settings;
import io.trapline.mediation.board.Vitals;
import io.trapline.mediation.poll.PollThread;
import io.trapline.mediation.turn.JournalDesk;
import io.trapline.mediation.turn.Policy;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions to devices as configured, or their absence. */
final class PollDoor implements AutoCloseable {

    private final @Nullable PortPoller poller;
    private final @Nullable PollThread thread;

    private PollDoor(@Nullable PortPoller poller, @Nullable PollThread thread) {
        this.poller = poller;
        this.thread = thread;
    }

    /** @param decided number of the newest outcome found: questions up to it were an earlier run's */
    static PollDoor open(Settings.@Nullable Polling polling, Journal outcomes, long decided, JournalDesk desk)
            throws IOException {
        if (polling == null) {
            return new PollDoor(null, null);
        }
        PortPoller poller = PortPoller.open(polling);
        return new PollDoor(poller, new PollThread(outcomes, decided + 1, poller, desk));
    }

    static Policy.Polling policy(Settings.@Nullable Polling polling) {
        return polling == null
                ? Policy.Polling.NOBODY
                : new Policy.Polling(
                        polling.targets().stream()
                                .map(target -> new Policy.PollTarget(target.networks(), target.alarmTable()))
                                .toList(),
                        polling.rate());
    }

    void start() {
        if (thread != null) {
            thread.start();
        }
    }

    boolean ended() {
        return thread != null && thread.ended();
    }

    List<Vitals.Asked> counts() {
        return thread == null ? List.of() : thread.counts().all();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.close();
        }
        if (poller != null) {
            poller.close();
        }
    }
}
