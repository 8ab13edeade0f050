package io.trapline.mediation.board;

import io.trapline.enrichment.BssStatus;
import io.trapline.mediation.impact.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a page shows, as of one outcome; immutable, safe for any thread.
 *
 * @param epoch changes with every start of the process
 * @param seq grows by one with every board published in this epoch
 * @param decided number of the newest input whose outcome is in here
 * @param streamTime stream time of that input
 * @param customers affected customers: by score descending, then affectedSince, then id
 * @param alarms open alarms, newest raise first, then those cleared lately
 * @param inventoryVersion version in use; null when there is none yet
 * @param letters dead letters, the newest first
 * @param meter reads minutes and money off {@link CustomerRow#impact}, as of this moment
 */
public record Board(
        String epoch,
        long seq,
        long decided,
        Instant streamTime,
        List<CustomerRow> customers,
        List<AlarmRow> alarms,
        long openAlarms,
        List<ForwarderRow> forwarders,
        @Nullable String inventoryVersion,
        BssStatus bss,
        Meter meter,
        List<LetterRow> letters) {

    public Optional<CustomerRow> customer(String customerId) {
        return customers.stream().filter(c -> c.customerId().equals(customerId)).findFirst();
    }

    public Optional<AlarmRow> alarm(String alarmId) {
        return alarms.stream().filter(a -> a.alarmId().equals(alarmId)).findFirst();
    }
}
