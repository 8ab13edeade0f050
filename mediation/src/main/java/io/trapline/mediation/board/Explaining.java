package io.trapline.mediation.board;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resolution;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.resolve.Mappings;
import io.trapline.enrichment.resolve.Resolver;
import io.trapline.enrichment.resolve.Words;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Identity;
import io.trapline.mediation.alarm.Locator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the way of one alarm or event again, aloud. One thread, one use. */
final class Explaining {

    private static final int SHOWN = 10;

    private final @Nullable Inventory inventory;
    private final Mappings mappings;
    private final List<String> steps = new ArrayList<>();
    private int confidence;
    private @Nullable String resource;

    /** @param mappings what people said that words mean */
    Explaining(@Nullable Inventory inventory, Mappings mappings) {
        this.inventory = inventory;
        this.mappings = mappings;
    }

    Explanation explain(Alarm alarm, @Nullable String whyNot) {
        steps.add("Record %d raised it, judged by rule %s; its newest report is record %d."
                .formatted(alarm.raised().number(), alarm.ruleId(), alarm.last().number()));
        if (inventory != null
                && alarm.impact() instanceof Impact.Known then
                && !then.inventoryVersion().equals(inventory.version())) {
            steps.add("It was looked up last with inventory version %s; since then nothing it touches has changed."
                    .formatted(then.inventoryVersion()));
        }
        if (inventory != null && alarm.impact() instanceof Impact.Unknown(var why) && why == Impact.Reason.PENDING) {
            steps.add("The BSS could not be read: it waits for an answer (PENDING).");
        }
        return explain(alarm.id(), Locator.words(alarm), whyNot);
    }

    /** An event whose alarm nobody knows any more, or that touched none: what it was about stands in its note. */
    Explanation explain(Outcome outcome, EventNote note, @Nullable String whyNot) {
        steps.add("Record %d was %s, judged by rule %s."
                .formatted(outcome.stamp().number(), outcome.disposition().word(), note.ruleId()));
        if (note.impact().isEmpty()) {
            steps.add("Nobody asked for customers: " + note.reason() + ".");
            return done("", whyNot, false);
        }
        var evidence = Identity.Evidence.parse(note.evidence());
        var device = new NetworkName(evidence.kind(), evidence.value());
        Instant said = Times.instant(outcome.stamp().streamNanos());
        resource = note.resourceId();
        return explain("", new Words(note.namespace(), device, List.of(), said), whyNot);
    }

    private Explanation explain(String alarmId, Words words, @Nullable String whyNot) {
        boolean affected = inventory != null && told(inventory, words, whyNot);
        if (inventory == null) {
            steps.add("There is no inventory: it waits for one (PENDING).");
        }
        return done(alarmId, whyNot, affected);
    }

    private Explanation done(String alarmId, @Nullable String whyNot, boolean affected) {
        return new Explanation(
                alarmId,
                inventory == null ? null : inventory.version(),
                confidence,
                whyNot,
                affected && whyNot != null,
                List.copyOf(steps));
    }

    private boolean told(Inventory known, Words words, @Nullable String whyNot) {
        steps.add("Inventory version %s, read at %s.".formatted(known.version(), known.takenAt()));
        if (whyNot != null && known.customer(whyNot).isEmpty()) {
            steps.add("The inventory has no customer %s.".formatted(whyNot));
            return false;
        }
        located(known, words);
        String found = resource;
        if (found == null) {
            return false;
        }
        steps.add("%d %% sure: it speaks of %s.".formatted(confidence, words(found, known)));
        switch (known.affectedBy(found)) {
            case Impact.Known impact ->
                steps.add("%d services of %d customers hang on that (row digest %s)."
                        .formatted(impact.services(), impact.customers(), impact.digest()));
            case Impact.Unknown unknown -> {
                steps.add(
                        unknown.reason() == Impact.Reason.CEASED
                                ? "Only services that are not in use hang on that (CEASED)."
                                : "No service hangs on that (" + unknown.reason() + ").");
                return false;
            }
        }
        return whyNot != null && customer(known, found, whyNot);
    }

    private void located(Inventory known, Words said) {
        String noted = resource;
        Resolver.Explained explained = Resolver.explain(known, mappings, said);
        explained.steps().forEach(step -> steps.add("Looked up " + step + "."));
        switch (explained.resolution()) {
            case Resolution.Found(String device, String found, int sure) -> {
                confidence = sure;
                resource = noted == null ? found : noted;
                if (noted != null && !noted.equals(found)) {
                    steps.add("What it named on that was known as " + words(noted, known) + " when it came.");
                }
            }
            case Resolution.Lost(var device, Impact.Reason reason) ->
                steps.add(
                        switch (reason) {
                            case NO_SOURCE -> "No device of the plan bears that name (NO_SOURCE).";
                            case AMBIGUOUS -> "More than one fits, and nobody guesses (AMBIGUOUS).";
                            default -> "The device has nothing by these names (" + reason + ").";
                        });
        }
    }

    private boolean customer(Inventory known, String found, String customerId) {
        List<AffectedService> theirs = known.affected(found).stream()
                .filter(row -> row.service().customerId().equals(customerId))
                .toList();
        for (AffectedService row : theirs.stream().limit(SHOWN).toList()) {
            steps.add("Service %s of account %s hangs on it, role %s, over %s."
                    .formatted(
                            row.service().id(), row.service().accountId(), row.role(), String.join(" > ", row.path())));
        }
        if (!theirs.isEmpty()) {
            states(known, found, theirs);
            return true;
        }
        List<Service> all = known.services(customerId);
        if (all.isEmpty()) {
            steps.add("Customer %s has no service (%d accounts)."
                    .formatted(customerId, known.accounts(customerId).size()));
        }
        for (Service service : all.stream().limit(SHOWN).toList()) {
            steps.add(elsewhere(known, found, service));
        }
        return false;
    }

    private void states(Inventory known, String found, List<AffectedService> theirs) {
        var ids = theirs.stream().map(row -> row.service().id()).toList();
        known.hurt(List.of(found)).stream()
                .filter(hurt -> ids.contains(hurt.serviceId()))
                .limit(SHOWN)
                .forEach(hurt -> steps.add("Without it service %s is %s."
                        .formatted(hurt.serviceId(), hurt.state().word())));
    }

    private String elsewhere(Inventory known, String found, Service service) {
        List<String> on = known.resourcesOf(service.id());
        if (on.isEmpty()) {
            return "Service %s (%s) hangs on no resource.".formatted(service.id(), service.state());
        }
        boolean reached = on.contains(found) || on.stream().anyMatch(id -> within(known, id, found));
        String where = String.join(", ", on.subList(0, Math.min(3, on.size()))) + (on.size() > 3 ? ", ..." : "");
        return reached
                ? "Service %s hangs on it, but its state is %s: not in use.".formatted(service.id(), service.state())
                : "Service %s (%s) hangs on %s, which is neither part of %s nor relies on it."
                        .formatted(service.id(), service.state(), where, found);
    }

    private static boolean within(Inventory known, String id, String container) {
        String at = id;
        while (at != null && !at.equals(container)) {
            at = known.resource(at).map(Resource::parentId).orElse(null);
        }
        return at != null;
    }

    private static String words(String id, Inventory known) {
        return known.resource(id)
                .map(r -> r.kind() + " " + r.name() + " (" + id + ")")
                .orElse(id);
    }
}
