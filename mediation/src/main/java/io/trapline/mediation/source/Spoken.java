package io.trapline.mediation.source;

import io.trapline.mediation.Disposition;
import io.trapline.mediation.EventNote;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as the book of sources counts it.
 *
 * @param kind null when the message was not looked into
 * @param skewSeconds null when it was not looked into, or says no time
 */
record Spoken(
        String address,
        String listener,
        Instant at,
        Disposition disposition,
        EventNote note,
        String dialect,
        @Nullable String kind,
        @Nullable Long skewSeconds) {

    /** What the device calls itself; empty when that is the address. */
    String named() {
        String value = note.evidence().substring(note.evidence().indexOf('=') + 1);
        return value.equals(address) || value.isEmpty() ? "" : note.evidence();
    }
}
