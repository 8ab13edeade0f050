package io.trapline.mediation.board;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Change;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.turn.State;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells outages what the changes of alarms mean for resources. A major fault or a worse one takes its
 * resource down; a lesser one is a risk, and so is one that flaps while its device says that it is up.
 * A fault counts from its raise, also when it had to stand for a while before it was an alarm. Owned by
 * the board thread.
 */
final class OutageFeed {

    private static final Logger LOG = LoggerFactory.getLogger(OutageFeed.class);
    private static final long MILLI = 1_000_000L;

    private final Outages outages;
    private final State state;
    private String trouble = "";
    private long now;

    OutageFeed(Outages outages, State state) {
        this.outages = outages;
        this.state = state;
    }

    /** Everything open, as a start or another inventory finds it. */
    void everything(@Nullable Inventory inventory) {
        outages.use(inventory);
        state.alarms().open().forEach(this::say);
    }

    void begin(Stamp at) {
        now = millis(at);
        outages.begin(at.number(), now);
    }

    /** After the state has evolved by it. */
    void reflect(Change change) {
        switch (change) {
            case Change.AlarmRaised c -> say(c.alarm());
            case Change.AlarmLocated c -> open(c.alarmId(), this::say);
            case Change.HoldEnded c -> open(c.alarmId(), this::say);
            case Change.AlarmReopened c -> open(c.alarmId(), alarm -> say(alarm, millis(c.at())));
            case Change.AlarmRepeated c -> open(c.alarmId(), alarm -> say(alarm, millis(c.at())));
            case Change.AlarmToggled c -> open(c.alarmId(), alarm -> say(alarm, millis(c.at())));
            case Change.AlarmFlapping c -> open(c.alarmId(), alarm -> say(alarm, now));
            case Change.AlarmCleared c -> outages.silent(c.alarmId(), millis(c.at()));
            default -> {}
        }
    }

    private void open(String alarmId, Consumer<Alarm> say) {
        state.alarms().open(alarmId).ifPresent(say);
    }

    void end() {
        outages.end();
    }

    /** What cannot be written now is written later; a restart would find it in the journal again. */
    void write() {
        try {
            outages.write();
            if (!trouble.isEmpty()) {
                LOG.info("Outages are written again.");
                trouble = "";
            }
        } catch (IOException e) {
            if (!trouble.equals(e.toString())) {
                trouble = e.toString();
                LOG.warn("Outages cannot be written; they are kept in memory meanwhile. reason={}", trouble);
            }
        }
    }

    /** Before a snapshot may stand for what led to them. */
    void force() throws IOException {
        outages.force();
    }

    private void say(Alarm alarm) {
        say(alarm, millis(alarm.raised()));
    }

    private void say(Alarm alarm, long at) {
        outages.say(alarm.id(), alarm.resourceId(), state(alarm), at);
    }

    private static ServiceState state(Alarm alarm) {
        var turns = alarm.standing().turns();
        boolean works = turns.flapping() && turns.up();
        boolean major = alarm.severity().compareTo(Severity.MAJOR) <= 0;
        return major && !works ? ServiceState.DOWN : ServiceState.AT_RISK;
    }

    static long millis(Stamp at) {
        return Math.floorDiv(at.streamNanos(), MILLI);
    }
}
