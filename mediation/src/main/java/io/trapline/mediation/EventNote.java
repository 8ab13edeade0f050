package io.trapline.mediation;

import org.jspecify.annotations.Nullable;

/**
 * What was made of one message, small enough to keep for each: the rest is decoded again from the
 * raw record when somebody asks.
 *
 * @param evidence how the device was named: {@code agentAddress=10.20.4.17}, {@code source=...}
 * @param deviceId BSS resource id of the device; null when unknown
 * @param ruleId rule that judged; {@code generic} for the default, empty for unreadable
 * @param impact {@code known}, the reason word of an unknown impact, or empty when nobody asked
 * @param reason a word where something could not be done or was merged; else empty
 * @param alarmId alarm touched; null when none
 * @param resourceId BSS resource that was meant; null when unknown
 * @param namespace address plan in which the device was looked for
 */
public record EventNote(
        String evidence,
        @Nullable String deviceId,
        String ruleId,
        boolean recognised,
        String impact,
        String reason,
        @Nullable String alarmId,
        @Nullable String resourceId,
        String namespace) {

    /** Stands in the reason before what was wrong with a message that was judged by its sound part. */
    public static final String DAMAGED = "damaged ";

    /** True for a message of which only a part could be read. */
    public boolean damaged() {
        return reason.contains(DAMAGED);
    }

    /** The same of a message that is not the network's: where it belongs is nobody's question. */
    public EventNote unasked() {
        return new EventNote(evidence, deviceId, ruleId, recognised, "", reason, alarmId, resourceId, namespace);
    }

    /** One whose place in the network nobody asked for. */
    public static EventNote unplaced(String evidence, boolean recognised, String reason) {
        return new EventNote(evidence, null, "", recognised, "", reason, null, null, "");
    }
}
