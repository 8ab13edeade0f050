package io.trapline.enrichment;

import org.jspecify.annotations.Nullable;

/** Which resource of the BSS a message speaks of, or at which step that was lost. */
public sealed interface Resolution {

    /**
     * @param deviceId the device that speaks
     * @param resourceId what it speaks of; the device itself when it names nothing
     * @param confidence percent: 100 where the BSS has that very word of that very kind
     */
    record Found(String deviceId, String resourceId, int confidence) implements Resolution {}

    /**
     * @param deviceId null while that is what is not known
     * @param reason never NO_SERVICE, CEASED or PENDING: those come after
     */
    record Lost(@Nullable String deviceId, Impact.Reason reason) implements Resolution {}
}
