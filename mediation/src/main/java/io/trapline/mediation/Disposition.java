package io.trapline.mediation;

/**
 * What one input came to; every input has exactly one. The terms of the ledger:
 * {@code journaled = event + UNREADABLE + INTERNAL}, {@code event} = the others.
 * Order is part of the stored format: add at the end.
 */
public enum Disposition {
    /** An alarm was raised, cleared or changed its severity. */
    CHANGED("changed"),
    /** An open alarm was raised again. */
    REPEATED("repeated"),
    /** Kept as an event; no alarm asked for or found. */
    NOTED("noted"),
    /** A repeated inform: answered again, merged with the first. */
    RETRANSMIT("retransmit"),
    /** Would have raised, was held back for a stated reason. */
    SUPPRESSED("suppressed"),
    /** Kept, cannot be read. */
    UNREADABLE("unreadable"),
    /** Trapline's own: tick, switch, action, report. */
    INTERNAL("internal");

    private final String word;

    Disposition(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
