package io.trapline.mediation.worklist;

import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.resolve.Mappings;
import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest decision for each of the words that people decided about. Owned by the thread that evolves
 * the state it is part of.
 */
public final class DecisionBook implements Mappings {

    /** More are refused: the BSS should be mended. */
    public static final int DECISIONS_MAX = 10_000;

    /** @param at the input that brought it */
    public record Kept(Decision decision, Stamp at) {}

    private final LinkedHashMap<Subject, Kept> kept = new LinkedHashMap<>();

    /** In the order in which they were made. */
    public Collection<Kept> all() {
        return kept.values();
    }

    public Optional<Kept> of(Subject subject) {
        return Optional.ofNullable(kept.get(subject));
    }

    /** @param id see {@link Subject#id} */
    public Optional<Kept> byId(String id) {
        return kept.values().stream()
                .filter(one -> one.decision().subject().id().equals(id))
                .findFirst();
    }

    /** True when a decision about these words can be kept. */
    public boolean room(Subject subject) {
        return kept.size() < DECISIONS_MAX || kept.containsKey(subject);
    }

    /** Evolves by one change; what is not about decisions is not looked at. */
    public void evolve(Change change) {
        switch (change) {
            case Change.WordsDecided c -> put(c.kept());
            case Change.WordsFreed c -> kept.remove(c.subject());
            default -> {}
        }
    }

    /** Puts back or replaces a decision. */
    public void put(Kept one) {
        kept.putLast(one.decision().subject(), one);
    }

    @Override
    public @Nullable String resource(String namespace, NetworkName device, @Nullable NetworkName object) {
        if (kept.isEmpty()) {
            return null;
        }
        Kept one = kept.get(new Subject(namespace, device, object));
        return one == null ? null : one.decision().resourceId();
    }

    /** As if this were decided too. */
    public DecisionBook with(Decision decision) {
        DecisionBook more = copy();
        more.put(new Kept(decision, new Stamp(0, 0, 0)));
        return more;
    }

    /** One that others may read while this one evolves. */
    public DecisionBook copy() {
        DecisionBook copy = new DecisionBook();
        copy.kept.putAll(kept);
        return copy;
    }
}
