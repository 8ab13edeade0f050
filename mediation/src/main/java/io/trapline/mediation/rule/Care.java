package io.trapline.mediation.rule;

import java.time.Duration;

/**
 * How an alarm is treated over its life, as the rule that raised it says. A duration of zero switches
 * its part off.
 *
 * @param hold how long a fault must stand before it is an alarm at all
 * @param reopenWithin after a clear, a raise within this time is the same alarm again
 * @param clearAfter an alarm that nobody repeated for so long ends by itself (clear kind byTimeout)
 * @param adoptWithin faults on what the object contains are children of this alarm when they began
 *     within this time of it
 * @param unverifies the message says that clears may have been lost: the device's open alarms are in doubt
 */
public record Care(
        Duration hold,
        Duration reopenWithin,
        Duration clearAfter,
        Flap flap,
        Duration adoptWithin,
        boolean unverifies) {

    /**
     * When an alarm that comes and goes is one that flaps.
     *
     * @param turns so many raises and clears; 0 switches it off
     * @param within this time
     * @param calm without a turn for so long, it flaps no more
     */
    public record Flap(int turns, Duration within, Duration calm) {

        public static final Flap NEVER = new Flap(0, Duration.ZERO, Duration.ZERO);

        /** A ring of this many turns is kept with an alarm. */
        public static final int TURNS_MAX = 50;
    }

    /** Every part switched off. */
    public static final Care NONE =
            new Care(Duration.ZERO, Duration.ZERO, Duration.ZERO, Flap.NEVER, Duration.ZERO, false);

    /** Only this: what nobody repeats for so long ends by itself. */
    public static Care endingAfter(Duration quiet) {
        return new Care(Duration.ZERO, Duration.ZERO, quiet, Flap.NEVER, Duration.ZERO, false);
    }

    public boolean flaps() {
        return flap.turns() > 0;
    }

    /** True where the alarm may be the cause of others. */
    public boolean adopts() {
        return !adoptWithin.isZero();
    }
}
