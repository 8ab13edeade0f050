package io.trapline.mediation.worklist;

import io.trapline.enrichment.NetworkName;
import io.trapline.mediation.alarm.Alarm;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Words as received.
 *
 * @param device what named the device
 * @param object what it named first on it; null: the device itself
 */
public record Subject(
        String namespace, NetworkName device, @Nullable NetworkName object) {

    /** The words of an alarm; without those for the object when they are of no use, the device being unknown. */
    static Subject of(Alarm alarm, boolean deviceKnown) {
        var objects = alarm.objects();
        return new Subject(
                alarm.namespace(),
                new NetworkName(alarm.evidence().kind(), alarm.evidence().value()),
                objects.isEmpty() || !deviceKnown
                        ? null
                        : new NetworkName(
                                objects.getFirst().kind(), objects.getFirst().value()));
    }

    /** Short and stable for the same words: {@code U-1X2Y3Z4}. */
    public String id() {
        CRC32C sum = new CRC32C();
        sum.update(toString().getBytes(StandardCharsets.UTF_8));
        return "U-" + Long.toString(sum.getValue() | 1L << 32, 36).toUpperCase(Locale.ROOT);
    }

    /** True when a decision about these words may be about this alarm too. */
    public boolean touches(Alarm alarm) {
        return equals(of(alarm, false)) || equals(of(alarm, true));
    }
}
