package io.trapline.mediation.ticket;

import org.jspecify.annotations.Nullable;

/**
 * One ticket of one alarm at one destination.
 *
 * @param key installation:destination:subject:generation
 * @param dueStreamNanos when the open is released; meaningful while PLANNED
 * @param digest affected services and symptoms that the desk was told last; empty before
 * @param reference the desk's id; null before it answered
 */
public record Ticket(
        String key,
        String destination,
        String alarmId,
        Phase phase,
        long dueStreamNanos,
        String digest,
        @Nullable String reference) {

    /** Order is part of the stored format: add at the end. */
    public enum Phase {
        PLANNED("planned"),
        SENDING("sending"),
        OPEN("open"),
        UPDATING("updating"),
        RESOLVING("resolving"),
        RESOLVED("resolved"),
        PARKED("parked"),
        /** The alarm ended before anything was sent, or while the ticket goes on for another one. */
        COALESCED("coalesced");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** True while there may be something to do at the desk for this alarm. */
        public boolean live() {
            return this == PLANNED || this == SENDING || this == OPEN || this == UPDATING;
        }
    }

    /** Which raise of the alarm it is of: 1 for the first. */
    public long generation() {
        return generation(key);
    }

    /** @param key installation:destination:subject:generation */
    public static long generation(String key) {
        String last = key.substring(key.lastIndexOf(':') + 1);
        return last.matches("[0-9]{1,18}") ? Long.parseLong(last) : 0;
    }

    Ticket in(Phase next) {
        return new Ticket(key, destination, alarmId, next, dueStreamNanos, digest, reference);
    }

    Ticket telling(Phase next, String newDigest) {
        return new Ticket(key, destination, alarmId, next, dueStreamNanos, newDigest, reference);
    }

    Ticket known(Phase next, @Nullable String newReference) {
        return new Ticket(
                key,
                destination,
                alarmId,
                next,
                dueStreamNanos,
                digest,
                newReference == null ? reference : newReference);
    }
}
