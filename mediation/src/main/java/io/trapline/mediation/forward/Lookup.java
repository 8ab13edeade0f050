package io.trapline.mediation.forward;

/** What a desk says when asked for the ticket of a key. */
public sealed interface Lookup {

    /**
     * @param reference the desk's own id, of the oldest when there are several
     * @param resolved true when the desk holds the ticket as resolved, closed or cancelled
     * @param copies how many tickets carry the key: more than one is somebody's mistake
     */
    record Found(String reference, boolean resolved, int copies) implements Lookup {}

    record Absent() implements Lookup {}

    /** @param why {@link Delivery.Deferred} or {@link Delivery.Refused}: asking changes nothing at the desk */
    record NoAnswer(Delivery why) implements Lookup {}
}
