package io.trapline.mediation.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Clears may have been lost: open alarms may long be over.
 *
 * @param deviceId of the BSS; null when it is not known, or for every device
 * @param source the device part of received keys; empty for every device
 * @param why {@code restarted}, {@code collectorDown}, {@code dropped}
 */
public record Doubt(@Nullable String deviceId, String source, String why) {

    /** The device was started again: what ended meanwhile it will not say. */
    public static final String RESTARTED = "restarted";

    /** Nothing was taken in for a while. */
    public static final String COLLECTOR_DOWN = "collectorDown";

    /** Datagrams were dropped before they reached us. */
    public static final String DROPPED = "dropped";

    public static Doubt ofEverything(String why) {
        return new Doubt(null, "", why);
    }

    boolean concerns(Alarm alarm) {
        return source.isEmpty()
                || alarm.received().device().equals(source)
                || (deviceId != null && deviceId.equals(alarm.deviceId()));
    }
}
