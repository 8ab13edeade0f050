package io.trapline.agent.listen;

import io.trapline.agent.Arrival;
import io.trapline.agent.Envelope;
import io.trapline.agent.Intake;
import io.trapline.agent.Kind;
import io.trapline.agent.RefusedSenders;
import io.trapline.agent.Transport;
import io.trapline.config.Settings;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells refused senders as syslog messages of our own (RFC 5424), from the address that sent: events
 * like any other, in the journal with everything else. Rows are told once a minute at most and a few
 * at a time, so that a flood of refusals is no flood of events.
 */
final class RefusalNotes {

    /** Per look, which is once a second. */
    private static final int NOTES_MAX = 10;

    /** RFC 5612: an enterprise number for documentation stands for one of ours. */
    private static final String FORM =
            "<132>1 - - trapline - REFUSED [refused@32473 reason=\"%s\" user=\"%s\" engine=\"%s\" count=\"%d\"]"
                    + " %s refused a message from %s: %s";

    private final RefusedSenders refused;
    private final Intake intake;
    private final Map<String, String> namespaces = new HashMap<>();

    /** @param listeners whose address plans the senders belong to */
    RefusalNotes(RefusedSenders refused, Intake intake, List<Settings.Listener> listeners) {
        this.refused = refused;
        this.intake = intake;
        listeners.forEach(listener -> namespaces.put(listener.name(), listener.namespace()));
    }

    void tell(Instant now) {
        if (!intake.open()) {
            return;
        }
        List<Arrival> notes =
                refused.untold(NOTES_MAX, now).stream().map(this::note).toList();
        if (!notes.isEmpty()) {
            intake.accept(notes);
        }
    }

    private Arrival note(RefusedSenders.Row row) {
        String text = FORM.formatted(
                row.reason().word(),
                row.claim().user().replaceAll("[\"\\\\\\]]", "?"),
                row.claim().engineId(),
                row.count(),
                row.listener(),
                row.sender().getHostAddress(),
                row.reason().word());
        var source = new InetSocketAddress(row.sender(), 0);
        return new Arrival(
                new Envelope(
                        Kind.SYSLOG,
                        Transport.NONE,
                        row.listener(),
                        namespaces.getOrDefault(row.listener(), ""),
                        source,
                        false),
                text.getBytes(StandardCharsets.US_ASCII));
    }
}
