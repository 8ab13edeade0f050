package io.trapline.mediation.impact;

import org.jspecify.annotations.Nullable;

/**
 * A service that is not up, and whose it is.
 *
 * @param productId the agreement it is sold under
 * @param vnoId the virtual operator whose customer has it; null for our own customer
 * @param repeats times in the last 30 days that it failed and was mended
 * @param excused since it was last up: when its SLA does not count, whether it was down then or not
 */
public record HurtLine(
        OpenOutage outage,
        String customerId,
        String accountId,
        @Nullable String vnoId,
        @Nullable String productId,
        int endUsers,
        int repeats,
        Spans excused) {

    /** One whose SLA counts always. */
    public HurtLine(
            OpenOutage outage,
            String customerId,
            String accountId,
            @Nullable String vnoId,
            @Nullable String productId,
            int endUsers,
            int repeats) {
        this(outage, customerId, accountId, vnoId, productId, endUsers, repeats, Spans.NONE);
    }

    /** Its down time up to now that its SLA counts. */
    public Spans counted(long now) {
        return outage.down(now).minus(excused);
    }
}
