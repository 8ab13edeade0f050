package io.trapline.agent;

import java.time.Instant;
import java.util.Map;

/**
 * The counters at the door, taken in one consistent cut: no batch is half in it.
 *
 * <p>Relation: {@code read + recovered = journaled + refused}.
 *
 * @param startNumber number of the first record that counts; the terms of every later stage start there too
 * @param since wall time at which this scope began
 * @param read messages that sockets delivered and inputs that Trapline made, in this run
 * @param recovered records found in the journal at start, beyond what was decided
 * @param journaled records from {@code startNumber} on, the recovered ones included
 * @param lastNumber number of the newest record in this cut
 * @param refused every reason, also those that never occurred
 */
public record DoorLedger(
        long startNumber,
        Instant since,
        long read,
        long recovered,
        long journaled,
        long lastNumber,
        Map<Refusal, Long> refused) {

    public long refusedTotal() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean balanced() {
        return read + recovered == journaled + refusedTotal();
    }
}
