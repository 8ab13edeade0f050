package io.trapline.mediation.source;

import io.trapline.mediation.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is counted of one sender. Guarded by {@link SourceBook}. */
final class Source {

    private static final String KNOWN = "known";
    private static final String PENDING = "PENDING";
    private static final int REASONS_MAX = 20;
    private static final double MINUTE = 60;

    private final String address;
    private final String named;
    private final String listener;
    private final Instant first;
    private final Map<String, Long> reasons = new TreeMap<>();
    private Instant last;
    private String kind;
    private @Nullable String deviceId;
    private @Nullable Long skewSeconds;
    private double weight;
    private long messages;
    private long unreadable;
    private long asked;
    private long matched;

    Source(Spoken spoken) {
        address = spoken.address();
        named = spoken.named();
        listener = spoken.listener();
        kind = spoken.dialect();
        first = spoken.at();
        last = spoken.at();
    }

    long messages() {
        return messages;
    }

    void count(Spoken spoken) {
        weight = weightAt(spoken.at()) + 1;
        if (spoken.at().isAfter(last)) last = spoken.at();
        messages++;
        String newKind = spoken.kind();
        if (newKind != null) kind = newKind;
        if (spoken.skewSeconds() != null) skewSeconds = spoken.skewSeconds();
        var note = spoken.note();
        if (note.deviceId() != null) deviceId = note.deviceId();
        if (spoken.disposition() == Disposition.UNREADABLE || note.damaged()) {
            unreadable++;
            reason(note.reason());
        }
        if (note.impact().isEmpty() || note.impact().equals(PENDING)) return;
        asked++;
        if (note.impact().equals(KNOWN)) matched++;
        else reason(note.impact());
    }

    private void reason(String word) {
        String kept = reasons.size() < REASONS_MAX || reasons.containsKey(word) ? word : "other";
        reasons.merge(kept, 1L, Long::sum);
    }

    /** Messages of about the last minute: each weighs less the longer ago it was. */
    private double weightAt(Instant now) {
        double passed = Math.max(0, Duration.between(last, now).toMillis() / 1000.0);
        return weight * Math.exp(-passed / MINUTE);
    }

    SourceRow row(Instant now) {
        return new SourceRow(
                address,
                named,
                deviceId,
                "",
                kind,
                listener,
                first,
                last,
                weightAt(now) / MINUTE,
                messages,
                unreadable,
                asked,
                matched,
                new TreeMap<>(reasons),
                skewSeconds);
    }
}
