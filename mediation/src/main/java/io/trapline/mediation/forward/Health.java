package io.trapline.mediation.forward;

import io.trapline.mediation.forward.ForwarderStatus.State;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How it goes at one destination: counts, publishes an immutable {@link ForwarderStatus}, and logs
 * when it changes. Written by the forwarder's thread only.
 */
final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    private final String destination;
    private final Timekeeper time;
    private State state = State.OK;
    private Instant since;
    private int attempts;
    private @Nullable String lastError;
    private @Nullable String lastParked;
    private long requests;
    private long delivered;
    private long parked;
    private volatile ForwarderStatus published;

    Health(String destination, Timekeeper time) {
        this.destination = destination;
        this.time = time;
        this.since = time.wall();
        this.published = snapshot();
    }

    /** The latest; any thread. */
    ForwarderStatus status() {
        return published;
    }

    void requested(int more) {
        requests += more;
        published = snapshot();
    }

    void failed(State next, String reason) {
        attempts++;
        boolean news = state != next || !Objects.equals(lastError, reason);
        if (state != next) {
            state = next;
            since = time.wall();
        }
        lastError = reason;
        published = snapshot();
        if (!news) {
            return;
        }
        if (next == State.PAUSED) {
            LOG.error("A destination is paused until a person acts. destination={} reason={}", destination, reason);
        } else {
            LOG.warn("A delivery failed and is tried again. destination={} reason={}", destination, reason);
        }
    }

    /** The destination gave its word on a work. */
    void answered() {
        if (state != State.OK) {
            LOG.info("A destination takes deliveries again. destination={} attempts={}", destination, attempts);
            state = State.OK;
            since = time.wall();
        }
        attempts = 0;
        lastError = null;
        published = snapshot();
    }

    void delivered() {
        delivered++;
        published = snapshot();
    }

    void parked(TicketWork work, String reason) {
        parked++;
        attempts = 0;
        published = snapshot();
        if (!reason.equals(lastParked)) {
            lastParked = reason;
            LOG.error(
                    "A work was parked and waits for a person. destination={} seq={} key={} reason={}",
                    destination,
                    work.seq(),
                    work.key(),
                    reason);
        }
    }

    private ForwarderStatus snapshot() {
        return new ForwarderStatus(destination, state, since, attempts, lastError, requests, delivered, parked);
    }
}
