package io.trapline.mediation.forward;

import io.trapline.mediation.forward.TicketWork.Action;
import java.time.Instant;
import java.util.List;

/** Works to forward. */
final class Works {

    private Works() {}

    static TicketWork open(long seq) {
        return of(seq, Action.OPEN, "kiel:desk:A-" + seq + ":1");
    }

    /** For a ticket that a person named. */
    static TicketWork linked(TicketWork work, String reference) {
        return new TicketWork(work.seq(), work.destination(), work.key(), work.action(), reference, work.content());
    }

    static TicketWork of(long seq, Action action, String key) {
        return new TicketWork(
                seq,
                "desk",
                key,
                action,
                null,
                new TicketWork.Content(
                        "A-1",
                        "Link down",
                        "olt-17 port 0/3/12",
                        "major",
                        "olt-17",
                        "0/3/12",
                        Instant.parse("2026-11-01T00:00:00Z"),
                        1,
                        2,
                        List.of("C-10442"),
                        List.of("SVC-991", "SVC-992"),
                        List.of(new TicketWork.Symptom("A-2", "ONU lost", "olt-17", "0/3/12/7")),
                        1));
    }
}
