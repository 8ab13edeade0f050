package io.trapline.mediation.forward;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When the next request may go out. Closed: back-off with full jitter between backoffMin and a
 * ceiling that doubles up to backoffMax. Open, after so many failures in a row, or while the
 * destination does not let us in: one request in probeEvery, never sooner. Owned by the
 * forwarder's thread; all times are nanoseconds of its {@link Timekeeper}.
 */
final class Circuit {

    private final ForwarderPolicy policy;
    private final RandomGenerator random;
    private int failures;
    private int outages;
    private long notBefore;

    /** @param now from then on requests are allowed */
    Circuit(ForwarderPolicy policy, RandomGenerator random, long now) {
        this.policy = policy;
        this.random = random;
        this.notBefore = now;
    }

    /** How long to wait before the next request; zero or less for not at all. */
    Duration untilNext(long now) {
        return Duration.ofNanos(notBefore - now);
    }

    boolean open() {
        return outages >= policy.openAfter();
    }

    /** The destination took a work or refused it for good: it lives. */
    void answered() {
        failures = 0;
        outages = 0;
    }

    void failed(Delivery.Deferred failure, long now) {
        failures++;
        switch (failure.cause()) {
            // A busy desk is a living one: only its own wish and the back-off count.
            case BUSY -> next(now, longer(backoff(), failure.retryAfter()));
            case UNREACHABLE -> {
                outages++;
                next(now, longer(delay(), failure.retryAfter()));
            }
            case FORBIDDEN -> next(now, longer(probe(), failure.retryAfter()));
        }
    }

    void failed(Delivery.Unknown failure, long now) {
        failures++;
        outages++;
        next(now, longer(longer(delay(), policy.settle()), failure.retryAfter()));
    }

    private void next(long now, Duration wait) {
        notBefore = now + wait.toNanos();
    }

    private Duration delay() {
        return open() ? probe() : backoff();
    }

    /** Late by up to a tenth, so that many forwarders do not come back in one instant. */
    private Duration probe() {
        return policy.probeEvery().plusNanos(upTo(policy.probeEvery().toNanos() / 10));
    }

    private Duration backoff() {
        long min = policy.backoffMin().toNanos();
        long max = policy.backoffMax().toNanos();
        long ceiling = Math.max(1, min);
        for (int i = 0; i < failures && ceiling < max; i++) {
            ceiling *= 2;
        }
        return Duration.ofNanos(min + upTo(Math.min(ceiling, max) - min));
    }

    private long upTo(long bound) {
        return bound <= 0 ? 0 : random.nextLong(bound + 1);
    }

    private static Duration longer(Duration wait, @Nullable Duration asked) {
        if (asked == null) {
            return wait;
        }
        Duration bounded =
                asked.compareTo(ForwarderPolicy.RETRY_AFTER_MAX) > 0 ? ForwarderPolicy.RETRY_AFTER_MAX : asked;
        return bounded.compareTo(wait) > 0 ? bounded : wait;
    }
}
