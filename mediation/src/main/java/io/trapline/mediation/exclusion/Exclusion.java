package io.trapline.mediation.exclusion;

import java.time.Duration;

/**
 * What a person said of an alarm and a customer.
 *
 * @param time how long the customer counts as not affected; zero takes back what was said before
 * @param why from a person: hostile until escaped
 */
public record Exclusion(String alarmId, String customerId, Duration time, String operator, String why) {

    /** At most so long: what is wrong for longer is to be mended in the BSS. */
    public static final Duration TIME_MAX = Duration.ofDays(30);

    /** True when the customer counts as affected again. */
    public boolean over() {
        return time.isZero();
    }
}
