package io.trapline.mediation.board;

import io.trapline.mediation.Decoded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One journaled message and what became of it.
 *
 * @param disposition changed, repeated, noted, suppressed, retransmit or unreadable
 * @param source peer address as text
 * @param device name of the identified device, or what stands for it
 * @param ruleId rule that judged it; {@code generic} when none knew it
 * @param impact {@code known}, a reason word, or empty when nothing was asked
 * @param alarmId the alarm it touched; null when none
 * @param truncated whether {@code raw} ends at a limit of its listener, and not where the sender ended
 */
public record EventRow(
        long recordNumber,
        Instant receivedAt,
        String kind,
        String transport,
        String listener,
        String source,
        String disposition,
        String device,
        String ruleId,
        boolean recognised,
        String impact,
        @Nullable String alarmId,
        Decoded decoded,
        byte[] raw,
        boolean truncated) {}
