package io.trapline.web.page;

import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.web.query.BoardIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to one customer lately, newest first: alarms, what people did about them, services that came back. */
public final class TimeLine {

    private static final Duration BACK = Duration.ofHours(24);
    private static final int SHOWN = 60;

    /**
     * One thing that happened.
     *
     * @param kind a word: raised, restored, or what somebody did
     * @param who empty for the network
     * @param alarmId null when it is about the customer
     */
    public record Entry(
            Instant at,
            String kind,
            String who,
            String text,
            @Nullable String alarmId) {}

    private TimeLine() {}

    static List<Entry> of(String customerId, List<AlarmRow> alarms, BoardIndex index, Readings readings) {
        List<Entry> entries = new ArrayList<>();
        for (AlarmRow alarm : alarms) {
            entries.add(new Entry(
                    alarm.raisedAt(),
                    "raised",
                    "",
                    alarm.device() + " " + alarm.where() + ": " + alarm.specificProblem(),
                    alarm.alarmId()));
            readings.deeds(alarm.alarmId()).forEach(deed -> entries.add(entry(deed, alarm.alarmId())));
        }
        readings.comments(customerId).forEach(deed -> entries.add(entry(deed, null)));
        readings.outages(customerId).forEach(outage -> entries.add(restored(outage)));
        Instant from = index.board().streamTime().minus(BACK);
        return entries.stream()
                .filter(entry -> !entry.at().isBefore(from))
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static Entry entry(DeedRow deed, @Nullable String alarmId) {
        return new Entry(deed.at(), deed.what(), deed.operator(), deed.text(), alarmId);
    }

    private static Entry restored(ClosedOutage outage) {
        return new Entry(
                Instant.ofEpochMilli(outage.to()),
                "restored",
                "",
                outage.serviceId() + ", " + Money.minutes(outage.downMinutes()) + " min",
                outage.alarmId());
    }
}
