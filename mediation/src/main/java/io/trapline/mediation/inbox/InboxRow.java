package io.trapline.mediation.inbox;

import io.trapline.mediation.Decoded;
import java.time.Instant;

/**
 * Unknown traps that look alike.
 *
 * @param group what they have in common
 * @param count since {@link InboxView#since}
 * @param first when the first was received
 * @param last when the newest was received
 * @param sampleRecord number of the first one's record
 * @param source who sent that
 * @param sample its bytes, whole: they stay when the journal has let the record go
 * @param decoded what they say
 */
public record InboxRow(
        InboxGroup group,
        long count,
        Instant first,
        Instant last,
        long sampleRecord,
        String source,
        byte[] sample,
        Decoded.Trap decoded) {}
