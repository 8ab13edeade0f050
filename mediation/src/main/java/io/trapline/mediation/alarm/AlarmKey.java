package io.trapline.mediation.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Identity of a fault: device, managed object instance, alarm type.
 *
 * @param device as the network names it ({@code namespace|address=10.20.4.17}) or, once known, {@code id=} its BSS id
 * @param object as received ({@code ifIndex=7}, empty for the device itself) or, once known, {@code id=} the BSS resource id
 */
public record AlarmKey(String device, String object, String alarmType) {

    /** The key of a fault on a resource that the BSS knows, however the device spelt it. */
    public static AlarmKey onResource(String resourceId, String alarmType) {
        return new AlarmKey("", "id=" + resourceId, alarmType);
    }

    // Asked for with every message: written out because it is cheaper so.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlarmKey(String d, String o, String t)
                && object.equals(o)
                && device.equals(d)
                && alarmType.equals(t);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * device.hashCode() + object.hashCode()) + alarmType.hashCode();
    }
}
