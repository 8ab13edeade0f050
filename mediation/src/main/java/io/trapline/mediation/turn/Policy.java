package io.trapline.mediation.turn;

import io.trapline.config.Settings;
import io.trapline.mediation.decode.DeviceZones;
import java.time.Duration;
import java.util.List;

/**
 * What the operator decided and no input changes.
 *
 * @param installation name of this site, part of ticket keys
 * @param zones of device clocks that do not say theirs
 * @param trustedRelays networks in CIDR form whose inner addresses are believed
 * @param destinations where tickets go
 * @param openAlarmsMax a raise beyond this is suppressed, counted and shown
 * @param sliceMax so many open alarms at most are looked up again in one turn
 * @param openPerSourceMax a raise beyond this of one source is counted on a storm's alarm
 * @param gapMax there is a tick each second: after a longer silence clears may have been missed
 * @param evidence what names a device, the best first
 * @param polling which devices may be asked about alarms in doubt
 */
public record Policy(
        String installation,
        DeviceZones zones,
        List<String> trustedRelays,
        List<Destination> destinations,
        int openAlarmsMax,
        int sliceMax,
        int openPerSourceMax,
        Duration gapMax,
        List<Settings.Evidence> evidence,
        Polling polling) {

    /** Default of {@code openPerSourceMax}. */
    public static final int OPEN_PER_SOURCE_MAX = 5_000;

    /** Default of {@code gapMax}. */
    public static final Duration GAP_MAX = Duration.ofMinutes(1);

    /** One with the default order of evidence. */
    public Policy(
            String installation,
            DeviceZones zones,
            List<String> trustedRelays,
            List<Destination> destinations,
            int openAlarmsMax,
            int sliceMax,
            int openPerSourceMax,
            Duration gapMax) {
        this(
                installation,
                zones,
                trustedRelays,
                destinations,
                openAlarmsMax,
                sliceMax,
                openPerSourceMax,
                gapMax,
                Settings.Sources.ORDER,
                Polling.NOBODY);
    }

    /** One with the default limits of a source and of a silence. */
    public Policy(
            String installation,
            DeviceZones zones,
            List<String> trustedRelays,
            List<Destination> destinations,
            int openAlarmsMax,
            int sliceMax) {
        this(installation, zones, trustedRelays, destinations, openAlarmsMax, sliceMax, OPEN_PER_SOURCE_MAX, GAP_MAX);
    }

    /** Default of {@code openAlarmsMax}. */
    public static final int OPEN_ALARMS_MAX = 200_000;

    /** Default of {@code sliceMax}. */
    public static final int SLICE_MAX = 500;

    /**
     * @param targets only devices in their networks are asked; the first that has an address counts
     * @param perSecond questions a second at most
     */
    public record Polling(List<PollTarget> targets, int perSecond) {

        public static final Polling NOBODY = new Polling(List.of(), 1);
    }

    /**
     * @param networks in CIDR form
     * @param alarmTable true where tables of active alarms are read too
     */
    public record PollTarget(List<String> networks, boolean alarmTable) {}

    /** @param groupingWait how long an alarm stands before its ticket is opened */
    public record Destination(String name, Duration groupingWait) {}
}
