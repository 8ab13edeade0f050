package io.trapline.mediation.forward;

import java.time.Duration;

/**
 * How patient a forwarder is.
 *
 * @param backoffMin shortest wait after a failure
 * @param backoffMax longest wait after a failure while the circuit is closed
 * @param giveUpAfter a work that failed for so long since its first attempt by this process is parked
 * @param openAfter the circuit opens at so many failures in a row
 * @param probeEvery an open circuit lets one request through in this time
 * @param settle so long after we stopped waiting for it may a desk still carry a request out: a
 *     look-up says "absent" for certain only after it
 */
public record ForwarderPolicy(
        Duration backoffMin,
        Duration backoffMax,
        Duration giveUpAfter,
        int openAfter,
        Duration probeEvery,
        Duration settle) {

    /** However long a desk asks to be left alone, it is asked again after this. */
    static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);

    public ForwarderPolicy {
        if (backoffMin.isNegative() || backoffMin.compareTo(backoffMax) > 0) {
            throw new IllegalArgumentException("backoffMin: found " + backoffMin + ", expected 0 to " + backoffMax);
        }
        if (openAfter < 1) {
            throw new IllegalArgumentException("openAfter: found " + openAfter + ", expected at least 1");
        }
        if (!giveUpAfter.isPositive() || !probeEvery.isPositive() || settle.isNegative()) {
            throw new IllegalArgumentException("giveUpAfter and probeEvery must be above 0, settle at least 0");
        }
    }

    /** Circuit and settling as shipped: five failures, one request in 30 s, three seconds. */
    public static ForwarderPolicy of(Duration backoffMin, Duration backoffMax, Duration giveUpAfter) {
        return new ForwarderPolicy(
                backoffMin, backoffMax, giveUpAfter, 5, Duration.ofSeconds(30), Duration.ofSeconds(3));
    }

    /** For a person: {@code 30 d}, {@code 36 h}, {@code 90 s}. */
    String giveUpAfterText() {
        long seconds = giveUpAfter.toSeconds();
        if (seconds >= 86_400 && seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        return seconds >= 3_600 && seconds % 3_600 == 0 ? seconds / 3_600 + " h" : seconds + " s";
    }
}
