package io.trapline.mediation.turn;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which open alarm is the cause of another: the nearest one on what contains its resource, if both began
 * within the cause's window, unless a person said otherwise. It follows from the open alarms, what people
 * said and the inventory alone, so that the order in which they arrived makes no difference.
 */
final class Kin {

    /** Card in shelf in rack in device and so on: deeper is no containment but a loop. */
    private static final int DEPTH_MAX = 16;

    private static final Comparator<Alarm> OLDEST =
            Comparator.comparingLong((Alarm a) -> a.raised().number()).thenComparing(Alarm::id);

    private Kin() {}

    /** The id of the cause; empty when there is none. */
    static String parentOf(AlarmBook book, Alarm alarm, @Nullable Inventory inventory) {
        String pinned = book.pin(alarm.id());
        if (pinned != null && (pinned.isEmpty() || book.open(pinned).isPresent())) {
            return pinned;
        }
        for (String above : above(alarm, inventory)) {
            var cause = book.causesOn(above).stream()
                    .flatMap(id -> book.open(id).stream())
                    .filter(c -> near(c, alarm) && !below(book, c.id(), alarm.id()))
                    .min(OLDEST);
            if (cause.isPresent()) {
                return cause.get().id();
            }
        }
        return "";
    }

    /** True when an alarm is another one or, by any number of causes, an effect of it. */
    static boolean below(AlarmBook book, String alarmId, String cause) {
        String at = alarmId;
        for (int depth = 0; !at.isEmpty() && depth < DEPTH_MAX; depth++) {
            if (at.equals(cause)) {
                return true;
            }
            at = book.open(at).map(a -> a.standing().parent()).orElse("");
        }
        return false;
    }

    private static boolean near(Alarm cause, Alarm alarm) {
        long apart = Math.abs(cause.raised().streamNanos() - alarm.raised().streamNanos());
        return apart <= cause.care().adoptWithin().toNanos();
    }

    /** What contains the alarm's resource, nearest first; of an unknown object, its device. */
    private static List<String> above(Alarm alarm, @Nullable Inventory inventory) {
        var all = new ArrayList<String>();
        String own = alarm.resourceId();
        String at = own;
        for (int depth = 0; at != null && inventory != null && depth < DEPTH_MAX; depth++) {
            at = inventory.resource(at).map(Resource::parentId).orElse(null);
            if (at != null && !at.equals(own) && !all.contains(at)) {
                all.add(at);
            }
        }
        String device = alarm.deviceId();
        if (device != null && !device.equals(own) && !all.contains(device)) {
            all.add(device);
        }
        return all;
    }
}
