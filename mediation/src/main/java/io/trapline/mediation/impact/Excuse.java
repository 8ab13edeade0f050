package io.trapline.mediation.impact;

/** When a service's SLA does not count. Owned by the thread that asks. */
public interface Excuse {

    /** Nothing is excused. */
    Excuse NONE = (serviceId, from, now) -> Spans.NONE;

    /**
     * The excused time of a service from one time on, whether it was down in it or not: all of it that has
     * begun, to its end, and what is known of the next.
     *
     * @param from milliseconds of stream time
     * @param now not before {@code from}
     */
    Spans of(String serviceId, long from, long now);
}
