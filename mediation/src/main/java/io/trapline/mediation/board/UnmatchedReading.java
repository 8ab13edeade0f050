package io.trapline.mediation.board;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resolution;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.resolve.Resolver;
import io.trapline.enrichment.resolve.Words;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Locator;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.DecisionBook;
import io.trapline.mediation.worklist.Subject;
import io.trapline.mediation.worklist.UnmatchedBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The book of the unmatched beside the inventory and the decisions of now: what has found its customers
 * since is gone. One thread, one use.
 */
final class UnmatchedReading {

    /** A walk over the inventory each: for the worst only. */
    private static final int ROWS_WITH_CANDIDATES = 50;

    private final BoardThread boards;
    private final @Nullable Inventory inventory;
    private final DecisionBook decisions;
    private final Instant now;

    /** @param now at which decisions must hold */
    UnmatchedReading(BoardThread boards, @Nullable Inventory inventory, DecisionBook decisions, Instant now) {
        this.boards = boards;
        this.inventory = inventory;
        this.decisions = decisions;
        this.now = now;
    }

    private record Standing(UnmatchedBook.Group group, Resolution resolution, Impact.Reason reason) {}

    /** What is open by now, and the events that have found customers since. */
    private record Sorted(List<Standing> open, long matched, long unmatched) {}

    UnmatchedView view(int limit) {
        UnmatchedBook.Count count = boards.unmatched().count();
        Sorted sorted = sort(count);
        sorted.open.sort(
                Comparator.comparing((Standing one) -> !decision(one.group).isEmpty())
                        .thenComparing(one -> -one.group.all())
                        .thenComparing(one -> one.group.firstNanos()));
        List<UnmatchedRow> rows = new ArrayList<>();
        for (Standing one : sorted.open.subList(0, Math.min(limit, sorted.open.size()))) {
            rows.add(row(one, rows.size() < ROWS_WITH_CANDIDATES));
        }
        var tally = UnmatchedReplay.Tally.of(sorted.matched, sorted.unmatched, sorted.open.size());
        return new UnmatchedView(
                Times.instant(count.totals().sinceNanos()),
                tally.matched(),
                tally.unmatched(),
                tally.coveragePercent(),
                tally.groups(),
                count.totals().dropped(),
                rows);
    }

    /** The counts of {@link #view} without its rows. */
    UnmatchedReplay.Tally tally() {
        Sorted sorted = sort(boards.unmatched().count());
        return UnmatchedReplay.Tally.of(sorted.matched, sorted.unmatched, sorted.open.size());
    }

    /** As the events were judged when they came, less those that people excused. */
    UnmatchedReplay.Tally asRecorded() {
        UnmatchedBook.Count count = boards.unmatched().count();
        long unmatched = count.groups().stream()
                .filter(group -> !excused(group))
                .mapToLong(UnmatchedBook.Group::all)
                .sum();
        return UnmatchedReplay.Tally.of(
                count.matched(), unmatched, count.groups().size());
    }

    private Sorted sort(UnmatchedBook.Count count) {
        List<Standing> open = new ArrayList<>();
        long matched = count.matched();
        long unmatched = 0;
        for (UnmatchedBook.Group group : count.groups()) {
            Standing standing = standing(group);
            if (standing == null) {
                matched += group.all();
            } else {
                open.add(standing);
                unmatched += excused(group) ? 0 : group.all();
            }
        }
        return new Sorted(open, matched, unmatched);
    }

    /** Null when the words lead to customers by now. */
    private @Nullable Standing standing(UnmatchedBook.Group group) {
        if (inventory == null) {
            return new Standing(group, new Resolution.Lost(null, group.reason()), group.reason());
        }
        Resolution found = Resolver.resolve(inventory, decisions, words(group));
        return switch (found) {
            case Resolution.Lost(var device, Impact.Reason reason) -> new Standing(group, found, reason);
            case Resolution.Found(String device, String resource, int confidence) ->
                inventory.affectedBy(resource) instanceof Impact.Unknown(Impact.Reason reason)
                        ? new Standing(group, found, reason)
                        : null;
        };
    }

    /** All the names that its newest alarm has; the first alone when that is forgotten. */
    private Words words(UnmatchedBook.Group group) {
        String alarmId = group.alarmId();
        Alarm alarm = alarmId == null ? null : boards.alarm(alarmId).orElse(null);
        return alarm != null ? Locator.words(alarm) : words(group.subject(), Times.instant(group.lastNanos()));
    }

    private static Words words(Subject subject, Instant at) {
        NetworkName object = subject.object();
        return new Words(subject.namespace(), subject.device(), object == null ? List.of() : List.of(object), at);
    }

    /** Id of the device that these words name; null while unknown. */
    @Nullable
    String deviceOf(Subject subject) {
        return inventory == null ? null : deviceOf(Resolver.resolve(inventory, decisions, words(subject, now)));
    }

    /** True when these words lead to customers. */
    boolean leads(Subject subject) {
        return inventory != null
                && Resolver.resolve(inventory, decisions, words(subject, now)) instanceof Resolution.Found found
                && inventory.affectedBy(found.resourceId()) instanceof Impact.Known;
    }

    private static @Nullable String deviceOf(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Found found -> found.deviceId();
            case Resolution.Lost lost -> lost.deviceId();
        };
    }

    private boolean excused(UnmatchedBook.Group group) {
        return decided(group).map(Decision::excuses).orElse(false);
    }

    private String decision(UnmatchedBook.Group group) {
        return decided(group).map(one -> one.verdict().word()).orElse("");
    }

    private Optional<Decision> decided(UnmatchedBook.Group group) {
        return decisions.of(group.subject()).map(DecisionBook.Kept::decision).filter(one -> one.holds(now));
    }

    private UnmatchedRow row(Standing one, boolean candidates) {
        UnmatchedBook.Group group = one.group;
        Subject subject = group.subject();
        NetworkName object = subject.object();
        String device = deviceOf(one.resolution);
        return new UnmatchedRow(
                subject.id(),
                one.reason.name(),
                subject.namespace(),
                subject.device().kind().word(),
                subject.device().value(),
                device,
                device == null || inventory == null
                        ? subject.device().value()
                        : inventory.resource(device).map(Resource::name).orElse(device),
                object == null ? "" : object.kind().word(),
                object == null ? "" : object.value(),
                one.resolution instanceof Resolution.Found found ? found.resourceId() : null,
                group.all(),
                Times.instant(group.firstNanos()),
                Times.instant(group.lastNanos()),
                group.alarmId(),
                candidates ? candidates(one, device) : List.of(),
                decision(group));
    }

    private List<UnmatchedRow.Candidate> candidates(Standing one, @Nullable String device) {
        return inventory == null
                ? List.of()
                : new Candidates(inventory, decisions, now).of(words(one.group), one.reason, device);
    }
}
