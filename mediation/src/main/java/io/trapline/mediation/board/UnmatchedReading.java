package io.trapline.mediation.board;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resolution;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.Worklist;
import io.trapline.enrichment.Worklist.Decision;
import io.trapline.enrichment.Worklist.Subject;
import io.trapline.enrichment.Worklist.Verdict;
import io.trapline.enrichment.resolve.Resolver;
import io.trapline.mediation.alarm.Alarm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The book of the unmatched beside the inventory and the decisions of now: what has found its customers
 * since is gone. One thread, one use.
 */
final class UnmatchedReading {

    private static final int CANDIDATES = 3;

    /** A walk over the inventory each: for the worst only. */
    private static final int ROWS_WITH_CANDIDATES = 50;

    private final BoardThread boards;
    private final @Nullable Inventory inventory;
    private final Map<Subject, Decision> decisions = new HashMap<>();

    UnmatchedReading(BoardThread boards, @Nullable Inventory inventory, Worklist worklist, Instant now) {
        this.boards = boards;
        this.inventory = inventory;
        for (Decision one : worklist.decisions()) {
            if (one.holds(now)) {
                decisions.put(one.subject(), one);
            }
        }
    }

    private record Standing(UnmatchedBook.Group group, Resolution resolution, Impact.Reason reason) {}

    UnmatchedView view(int limit) {
        UnmatchedBook.Count count = boards.unmatched().count();
        List<Standing> open = new ArrayList<>();
        long matched = count.matched();
        for (UnmatchedBook.Group group : count.groups()) {
            Standing standing = standing(group);
            if (standing == null) {
                matched += group.events();
            } else {
                open.add(standing);
            }
        }
        open.sort(Comparator.comparing((Standing one) -> !decision(one).isEmpty())
                .thenComparing(one -> -one.group.events())
                .thenComparing(one -> one.group.first()));
        long unmatched = open.stream()
                .filter(one -> decision(one).isEmpty() || decision(one).equals(word(Verdict.MAP)))
                .mapToLong(one -> one.group.events())
                .sum();
        List<UnmatchedRow> rows = new ArrayList<>();
        for (Standing one : open.subList(0, Math.min(limit, open.size()))) {
            rows.add(row(one, rows.size() < ROWS_WITH_CANDIDATES));
        }
        long asked = matched + unmatched;
        double coverage = asked == 0 ? 100 : Math.floor(matched * 1000.0 / asked) / 10;
        return new UnmatchedView(
                count.since() == null ? Instant.EPOCH : count.since(),
                matched,
                unmatched,
                coverage,
                open.size(),
                count.dropped(),
                rows);
    }

    /** Null when the words lead to customers by now. */
    private @Nullable Standing standing(UnmatchedBook.Group group) {
        Resolution lost = new Resolution.Lost(null, group.reason());
        if (inventory == null) {
            return new Standing(group, lost, group.reason());
        }
        Subject subject = group.subject();
        String alarmId = group.alarmId();
        Alarm alarm = alarmId == null ? null : boards.alarm(alarmId).orElse(null);
        List<NetworkName> names = alarm != null
                ? alarm.objects().stream()
                        .map(one -> new NetworkName(one.kind(), one.value()))
                        .toList()
                : subject.object() == null ? List.of() : List.of(subject.object());
        Resolution now = Resolver.resolve(inventory, subject.namespace(), subject.device(), names, group.last());
        return switch (now) {
            case Resolution.Lost(var device, Impact.Reason reason) -> new Standing(group, now, reason);
            case Resolution.Found(String device, String resource, int confidence) ->
                inventory.affectedBy(resource) instanceof Impact.Unknown(Impact.Reason reason)
                        ? new Standing(group, now, reason)
                        : null;
        };
    }

    private String decision(Standing one) {
        Decision decision = decisions.get(one.group.subject());
        return decision == null ? "" : word(decision.verdict());
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private UnmatchedRow row(Standing one, boolean candidates) {
        UnmatchedBook.Group group = one.group;
        Subject subject = group.subject();
        NetworkName object = subject.object();
        String device = switch (one.resolution) {
            case Resolution.Found found -> found.deviceId();
            case Resolution.Lost lost -> lost.deviceId();
        };
        return new UnmatchedRow(
                id(subject),
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
                group.events(),
                group.first(),
                group.last(),
                group.alarmId(),
                candidates ? candidates(one, device) : List.of(),
                decision(one));
    }

    private List<UnmatchedRow.Candidate> candidates(Standing one, @Nullable String device) {
        Subject subject = one.group.subject();
        NetworkName wanted = device == null ? subject.device() : subject.object();
        boolean nameless = one.reason != Impact.Reason.NO_SOURCE && one.reason != Impact.Reason.NO_RESOURCE;
        if (inventory == null || wanted == null || nameless) {
            return List.of();
        }
        return inventory.nearest(subject.namespace(), device, wanted, CANDIDATES).stream()
                .map(near -> new UnmatchedRow.Candidate(
                        near.resourceId(), near.kind().word() + " " + near.value()))
                .toList();
    }

    static String id(Subject subject) {
        CRC32C sum = new CRC32C();
        sum.update(subject.toString().getBytes(StandardCharsets.UTF_8));
        return "U-" + Long.toString(sum.getValue() | 1L << 32, 36).toUpperCase(Locale.ROOT);
    }
}
