package io.trapline.mediation;

/** The one door for what people do. An action is an input like any other: journaled, then decided. */
public interface Desk {

    /** Acknowledges or un-acknowledges an open alarm. Returns once the action is durable, with its record number. */
    long acknowledge(String alarmId, boolean acknowledged, String operator);

    /** Clears an open alarm by hand (clear kind byOperator). */
    long clear(String alarmId, String operator);
}
