package io.trapline.mediation.forward;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes at one destination; immutable, replaced as a whole. Counts are of this process.
 *
 * @param since wall time at which the state was entered
 * @param attempts at the work in hand that failed so far
 * @param lastError the last complaint, for a person; null when the last attempt went well
 * @param requests sent or tried, look-ups included
 */
public record ForwarderStatus(
        String destination,
        State state,
        Instant since,
        int attempts,
        @Nullable String lastError,
        long requests,
        long delivered,
        long parked) {

    static final String OWN_FAULT = "Our own fault: ";

    /** True when it was not the destination that failed. */
    public boolean ownFault() {
        return lastError != null && lastError.startsWith(OWN_FAULT);
    }

    public enum State {
        OK("ok"),
        /** The last attempt failed; the next follows by itself. */
        RETRYING("retrying"),
        /** The destination does not let us in: it is probed, and a person must act. */
        PAUSED("paused");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
