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
 * @param sliceMax so many open alarms at most are looked up again in one turn
 */
public record Policy(
        String installation,
        ZoneId zone,
        List<String> trustedRelays,
        List<Destination> destinations,
        int openAlarmsMax,
        int sliceMax) {

    /** Default of {@code openAlarmsMax}. */
    public static final int OPEN_ALARMS_MAX = 200_000;

    /** Default of {@code sliceMax}. */
    public static final int SLICE_MAX = 500;

    /** @param groupingWait how long an alarm stands before its ticket is opened */
    public record Destination(String name, Duration groupingWait) {}
}
