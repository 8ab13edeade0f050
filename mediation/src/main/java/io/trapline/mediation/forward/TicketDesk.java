package io.trapline.mediation.forward;

/**
 * A ticketing system. Each verb is one request and never repeats itself: when to try again is the
 * forwarder's business. Owned by one forwarder's thread, except for {@link #close()}.
 */
public interface TicketDesk extends AutoCloseable {

    /** Opens a ticket that carries the key of the work as external identifier. */
    Delivery open(TicketWork work) throws InterruptedException;

    /** Brings an update or a resolve to the ticket with that reference. Doing it twice is the same as once. */
    Delivery change(TicketWork work, String reference) throws InterruptedException;

    /** Looks for the ticket that carries the key. Says {@link Lookup.Absent} only when the desk said so. */
    Lookup find(String key) throws InterruptedException;

    /** Gives up what is under way. */
    @Override
    void close();
}
