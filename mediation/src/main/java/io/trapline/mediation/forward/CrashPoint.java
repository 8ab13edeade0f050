package io.trapline.mediation.forward;

/** Named places at which a test may let the process die. Does nothing in production. */
@FunctionalInterface
public interface CrashPoint {

    CrashPoint NONE = (place, work) -> {};

    void reached(Place place, TicketWork work);

    enum Place {
        BEFORE_SEND,
        /** The desk has answered; nothing here is durable yet. */
        AFTER_ANSWER,
        AFTER_REPORT
    }
}
