package io.trapline.mediation.turn;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What the operator decided and no input changes.
 *
 * @param installation name of this site, part of ticket keys
 * @param zone of device clocks that do not say theirs
 * @param trustedRelays networks in CIDR form whose inner addresses are believed
 * @param destinations where tickets go
 * @param openAlarmsMax a raise beyond this is suppressed, counted and shown
 */
public record Policy(
        String installation,
        ZoneId zone,
        List<String> trustedRelays,
        List<Destination> destinations,
        int openAlarmsMax) {

    /** Default of {@code openAlarmsMax}. */
    public static final int OPEN_ALARMS_MAX = 200_000;

    /** @param groupingWait how long an alarm stands before its ticket is opened */
    public record Destination(String name, Duration groupingWait) {}
}
