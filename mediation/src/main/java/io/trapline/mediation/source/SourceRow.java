package io.trapline.mediation.source;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One sender: an address, and the device it speaks for where it names another than itself.
 *
 * @param address peer address as text
 * @param named what stands for the device in its messages, e.g. {@code agentAddress=10.20.4.17}
 * @param deviceId BSS id of the device; null while unknown
 * @param device its name in the BSS; empty while unknown
 * @param kind e.g. {@code snmp v2c}, {@code syslog tcp}
 * @param perSecond messages a second, over about the last minute
 * @param messages journaled ones
 * @param unreadable of these
 * @param asked messages that were to be tied to customers
 * @param matched of these
 * @param reasons why messages were refused, unreadable or unmatched, by reason word
 * @param skewSeconds device clock minus ours, at the newest message that was looked at; null when it says no time
 */
public record SourceRow(
        String address,
        String named,
        @Nullable String deviceId,
        String device,
        String kind,
        String listener,
        Instant first,
        Instant last,
        double perSecond,
        long messages,
        long unreadable,
        long asked,
        long matched,
        Map<String, Long> reasons,
        @Nullable Long skewSeconds) {

    /** So long without a word, and a sender counts as silent. */
    public static final java.time.Duration SILENT = java.time.Duration.ofHours(24);

    /** {@code silent}, {@code refused} (nothing of it is kept), {@code unreadable}, {@code unknown} device or {@code ok}. */
    public String state(Instant now) {
        if (last.plus(SILENT).isBefore(now)) return "silent";
        if (messages == 0) return "refused";
        if (unreadable == messages) return "unreadable";
        return deviceId == null ? "unknown" : "ok";
    }

    /** Whole percent that could be read; 100 only when all could. */
    public int decodedPercent() {
        return percent(messages - unreadable, messages);
    }

    /** Whole percent of the messages that were to be tied to customers and were. */
    public int matchedPercent() {
        return percent(matched, asked);
    }

    SourceRow called(String name) {
        return new SourceRow(
                address,
                named,
                deviceId,
                name,
                kind,
                listener,
                first,
                last,
                perSecond,
                messages,
                unreadable,
                asked,
                matched,
                reasons,
                skewSeconds);
    }

    SourceRow refusedToo(String reason, long count, Instant at) {
        Map<String, Long> all = new TreeMap<>(reasons);
        all.merge(reason, count, Long::sum);
        return new SourceRow(
                address,
                named,
                deviceId,
                device,
                kind,
                listener,
                first,
                at.isAfter(last) ? at : last,
                perSecond,
                messages,
                unreadable,
                asked,
                matched,
                all,
                skewSeconds);
    }

    private static int percent(long part, long whole) {
        return whole == 0 ? 0 : (int) (part * 100 / whole);
    }
}
