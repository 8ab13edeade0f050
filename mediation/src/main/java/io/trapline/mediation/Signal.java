package io.trapline.mediation;

/** What an event asks of the alarm list. */
public enum Signal {
    RAISE,
    CLEAR,
    /** Worth keeping, changes no alarm. */
    NOTE
}
