package io.trapline.mediation;

/**
 * The one door for what people do. An action is an input like any other: journaled, then decided.
 * Every method returns the number of its record once that is durable; an action on an alarm that is
 * not open any more changes nothing. Safe for any thread.
 */
public interface Desk {

    /** Acknowledges an open alarm or takes the acknowledgement back. */
    long acknowledge(String alarmId, boolean acknowledged, String operator) throws InterruptedException;

    /** Clears an open alarm by hand (clear kind byOperator). */
    long clear(String alarmId, String operator) throws InterruptedException;

    /**
     * Takes messages of an SNMPv3 engine again that lost its count of starts. A replay of its messages
     * from before is taken too, until its first new one.
     *
     * @param engineId in lower-case hex
     */
    long acceptEngine(String engineId, String operator) throws InterruptedException;
}
