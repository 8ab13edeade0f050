package io.trapline.mediation.impact;

import io.trapline.enrichment.ServiceState;

/**
 * A service that is not up. Immutable.
 *
 * @param state how it is now; never up
 * @param since when it was last up
 * @param downBefore spans in which it was down and that are over
 * @param downSince since when it is down; {@link #NOT_DOWN} while it is degraded or at risk
 * @param hurt false as long as it was at risk only
 * @param alarmId the alarm that began it
 */
public record OpenOutage(
        String serviceId,
        ServiceState state,
        long since,
        Spans downBefore,
        long downSince,
        boolean hurt,
        String alarmId) {

    static final long NOT_DOWN = -1;

    static OpenOutage begin(String serviceId, ServiceState state, long at, String alarmId) {
        return new OpenOutage(serviceId, state, at, Spans.NONE, NOT_DOWN, false, alarmId).as(state, at);
    }

    /** Another state from a time on; a time before the beginning moves the beginning. */
    OpenOutage as(ServiceState next, long at) {
        boolean down = next == ServiceState.DOWN;
        boolean wasDown = downSince != NOT_DOWN;
        return new OpenOutage(
                serviceId,
                next,
                Math.min(since, at),
                wasDown && !down ? downBefore.plus(Spans.of(downSince, at)) : downBefore,
                !down ? NOT_DOWN : wasDown ? Math.min(downSince, at) : at,
                hurt || down || next == ServiceState.DEGRADED,
                alarmId);
    }

    /** All its down time up to now. */
    public Spans down(long now) {
        return downSince == NOT_DOWN ? downBefore : downBefore.plus(Spans.of(downSince, now));
    }
}
