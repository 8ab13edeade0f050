package io.trapline.web.query;

/**
 * When the time that is left on an SLA's clock is up.
 *
 * @param at milliseconds; while the clock stands, when it would be up if it went on now
 * @param runs false while the clock stands (out of service hours, nothing down)
 */
public record Deadline(long at, boolean runs) {

    /** @param before seconds left, @param after seconds left a minute later */
    static Deadline of(long now, long before, long after) {
        return new Deadline(now + before * 1_000, after < before);
    }

    public boolean past(long now) {
        return at <= now;
    }

    /** Milliseconds left, negative after it. */
    public long left(long now) {
        return at - now;
    }
}
