package io.trapline.mediation.board;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.ResourceAlias;
import io.trapline.enrichment.resolve.Mappings;
import io.trapline.enrichment.resolve.Resolver;
import io.trapline.enrichment.resolve.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What words that lead to no customer may mean, for a person to choose from. One thread, one use. */
record Candidates(Inventory inventory, Mappings mappings, Instant now) {

    private static final int SHOWN = 3;

    /** @param device id of the device; null while unknown */
    List<UnmatchedRow.Candidate> of(Words words, Impact.Reason reason, @Nullable String device) {
        return switch (reason) {
            case AMBIGUOUS ->
                Resolver.explain(inventory, mappings, words).candidates().stream()
                        .limit(SHOWN)
                        .flatMap(id -> inventory.resource(id).stream())
                        .map(Candidates::named)
                        .toList();
            case NO_SOURCE -> near(words.namespace(), null, words.device());
            case NO_RESOURCE -> onDevice(words, device);
            case NO_SERVICE, CEASED, PENDING -> List.of();
        };
    }

    /** Of an ONU that nobody knows those on its PON port; else the names that are most like it. */
    private List<UnmatchedRow.Candidate> onDevice(Words words, @Nullable String device) {
        NetworkName object = words.object();
        if (object == null || device == null) {
            return List.of();
        }
        String within = Resolver.explain(inventory, mappings, words).within();
        List<Resource> parts = within == null ? List.of() : inventory.parts(within, SHOWN);
        return within == null
                ? near(words.namespace(), device, object)
                : parts.stream().map(Candidates::named).toList();
    }

    /** Addresses that look alike say nothing about each other. */
    private List<UnmatchedRow.Candidate> near(String namespace, @Nullable String device, NetworkName wanted) {
        if (wanted.kind() == AliasKind.ADDRESS) {
            return List.of();
        }
        return inventory.nearest(namespace, device, wanted, SHOWN).stream()
                .map(alias -> new UnmatchedRow.Candidate(
                        alias.resourceId(), alias.kind().word() + " " + alias.value() + when(alias)))
                .toList();
    }

    private static UnmatchedRow.Candidate named(Resource one) {
        return new UnmatchedRow.Candidate(one.id(), one.kind() + " " + one.name());
    }

    /** Empty for a name that holds. */
    private String when(ResourceAlias alias) {
        Instant from = alias.from();
        Instant to = alias.to();
        if (to != null && !now.isBefore(to)) {
            return " until " + to.atZone(ZoneOffset.UTC).toLocalDate();
        }
        return from != null && now.isBefore(from)
                ? " from " + from.atZone(ZoneOffset.UTC).toLocalDate()
                : "";
    }
}
