package io.trapline.mediation.board;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.DecisionBook;
import io.trapline.mediation.worklist.Subject;
import io.trapline.mediation.worklist.UnmatchedBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What readers ask about words that lead to no customer, and about decisions. One thread, one use. */
final class Worklist {

    private final BoardThread boards;
    private final @Nullable Inventory inventory;
    private final DecisionBook decisions;
    private final Instant now;

    Worklist(BoardThread boards, @Nullable Inventory inventory) {
        this.boards = boards;
        this.inventory = inventory;
        this.decisions = boards.decisions();
        this.now = boards.board().streamTime();
    }

    UnmatchedView view(int limit) {
        return reading(decisions).view(limit);
    }

    /** @param mapping as if it were decided; null: as it is */
    UnmatchedReplay replay(@Nullable Decision mapping) {
        String version = inventory == null ? null : inventory.version();
        if (mapping == null) {
            var reading = reading(decisions);
            return new UnmatchedReplay(null, null, reading.asRecorded(), reading.tally(), 0, List.of(), version);
        }
        String resource = String.valueOf(mapping.resourceId());
        List<String> moved = boards.known().stream()
                .filter(alarm -> alarm.open() && mapping.subject().touches(alarm))
                .filter(alarm -> !(alarm.impact() instanceof Impact.Known))
                .map(Alarm::id)
                .sorted()
                .toList();
        int customers = inventory != null && inventory.affectedBy(resource) instanceof Impact.Known known
                ? known.customers()
                : 0;
        var after = reading(decisions.with(mapping)).tally();
        return new UnmatchedReplay(
                mapping.subject().id(), resource, reading(decisions).tally(), after, customers, moved, version);
    }

    /** Newest first. */
    List<DecisionRow> decisions() {
        return List.copyOf(decisions.all()).reversed().stream().map(this::row).toList();
    }

    /** The words of that id, if they are on the list or decided about. */
    Optional<Subject> words(String id) {
        return decisions
                .byId(id)
                .map(kept -> kept.decision().subject())
                .or(() -> boards.unmatched().count().groups().stream()
                        .map(UnmatchedBook.Group::subject)
                        .filter(subject -> subject.id().equals(id))
                        .findFirst());
    }

    /** Why these words cannot mean that resource; null when they can. */
    @Nullable
    String refusal(Subject subject, String resourceId) {
        Inventory known = inventory;
        if (known == null) {
            return "There is no inventory yet.";
        }
        Resource target = known.resource(resourceId).orElse(null);
        if (target == null) {
            return "The BSS has no resource \"" + resourceId + "\".";
        }
        String device = subject.object() == null ? null : reading(decisions).deviceOf(subject);
        boolean elsewhere = device != null && !target.deviceId().equals(device);
        boolean sends = !target.deviceId().equals(target.id()) || target.kind().equalsIgnoreCase("device");
        return elsewhere && sends ? resourceId + " is no part of " + device + ", which sent these words." : null;
    }

    private UnmatchedReading reading(DecisionBook book) {
        return new UnmatchedReading(boards, inventory, book, now);
    }

    private DecisionRow row(DecisionBook.Kept kept) {
        Decision decision = kept.decision();
        Subject subject = decision.subject();
        NetworkName object = subject.object();
        return new DecisionRow(
                subject.id(),
                decision.verdict().word(),
                subject.namespace(),
                subject.device().kind().word(),
                subject.device().value(),
                object == null ? "" : object.kind().word(),
                object == null ? "" : object.value(),
                decision.resourceId(),
                decision.until(),
                decision.operator(),
                decision.why(),
                Times.instant(kept.at().wallNanos()),
                kept.at().number(),
                state(decision));
    }

    private String state(Decision decision) {
        Inventory known = inventory;
        String resource = decision.resourceId();
        if (!decision.holds(now)) {
            return "over";
        }
        if (resource == null || known == null) {
            return "inForce";
        }
        if (known.resource(resource).isEmpty()) {
            return "noResource";
        }
        var alone = new UnmatchedReading(boards, known, new DecisionBook(), now);
        return alone.leads(decision.subject()) ? "bssKnows" : "inForce";
    }
}
