package io.trapline.mediation.forward;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be done at one destination, decided by the mediator.
 *
 * @param seq ascending per destination, never reused: the forwarder's cursor
 * @param key installation:destination:subject:generation, at most 255 characters: the idempotency key
 *     and external identifier of the ticket; open, update and resolve of one ticket share it
 * @param reference the desk's own id where a person said which ticket it is: the key is not looked up then,
 *     it would lead to another one; else null
 */
public record TicketWork(
        long seq,
        String destination,
        String key,
        Action action,
        @Nullable String reference,
        Content content) {

    public enum Action {
        OPEN,
        UPDATE,
        RESOLVE
    }

    /**
     * What the ticket says. Texts come from devices and the BSS: hostile until escaped.
     *
     * @param customerIds affected customers, also by the symptoms listed, ordered, at most 200; {@code customers} has
     *     the true count
     * @param symptoms open alarms of which this is the cause, by id, at most 100; {@code symptomCount} has all
     */
    public record Content(
            String alarmId,
            String title,
            String description,
            String severity,
            String device,
            String object,
            Instant raisedAt,
            int customers,
            int services,
            List<String> customerIds,
            List<String> serviceIds,
            List<Symptom> symptoms,
            int symptomCount) {}

    /** An alarm that follows from that of the ticket. */
    public record Symptom(String alarmId, String title, String device, String object) {}
}
