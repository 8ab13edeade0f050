package io.trapline.enrichment.resolve;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.AliasKind.Scope;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Impact.Reason;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resolution;
import io.trapline.enrichment.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The chain from the words of one message to a resource: the device; then each name of the object as
 * what it was received; then as what it may be meant; then circuit ids in texts. The first word that
 * means one resource decides. Where a word means several, a later word may decide among them; nobody
 * guesses. Where all that leads to no customer, what people said decides; as soon as the BSS leads to
 * one, it wins. One thread, one use; the same words, time, mappings and inventory give the same answer.
 */
public final class Resolver {

    /** More words of a text are not looked at. */
    private static final int WORDS_MAX = 64;

    private static final int WORD_CHARACTERS_MIN = 4;
    private static final Pattern WORDS = Pattern.compile("[\\s,;()\\[\\]{}<>\"'=|]+");
    private static final Pattern DIGIT = Pattern.compile(".*\\d.*");

    private final Inventory inventory;
    private final Mappings mappings;
    private final Words words;
    private final @Nullable List<Step> trace;
    private Set<String> candidates = Set.of();

    private Resolver(Inventory inventory, Mappings mappings, Words words, @Nullable List<Step> trace) {
        this.inventory = inventory;
        this.mappings = mappings;
        this.words = words;
        this.trace = trace;
    }

    public static Resolution resolve(Inventory inventory, Mappings mappings, Words words) {
        return new Resolver(inventory, mappings, words, null).run();
    }

    /** The same, and every look-up on the way. */
    public static Explained explain(Inventory inventory, Mappings mappings, Words words) {
        List<Step> steps = new ArrayList<>();
        Resolution resolution = new Resolver(inventory, mappings, words, steps).run();
        return new Explained(resolution, List.copyOf(steps));
    }

    /** @param steps in the order in which they were tried */
    public record Explained(Resolution resolution, List<Step> steps) {}

    private Resolution run() {
        NetworkName evidence = words.device();
        Match device = inventory.device(words.namespace(), evidence.kind(), evidence.value(), words.at());
        note(evidence, Scope.PLAN, "", device);
        return switch (device) {
            case Match.None none -> mappedDevice(Reason.NO_SOURCE);
            case Match.Many many -> mappedDevice(Reason.AMBIGUOUS);
            case Match.One(String id) -> onDevice(id, Kinship.confidence(evidence.kind()));
        };
    }

    private Resolution mappedDevice(Reason reason) {
        Resource said = mapped(null);
        if (said == null) {
            return new Resolution.Lost(null, reason);
        }
        return said.deviceId().equals(said.id()) && words.object() != null
                ? onDevice(said.id(), Kinship.AS_SAID)
                : new Resolution.Found(said.deviceId(), said.id(), Kinship.AS_SAID);
    }

    private Resolution onDevice(String device, int sure) {
        Resolution found = chain(device, sure);
        if (mappings.resource(words.namespace(), words.device(), words.object()) == null) {
            return found;
        }
        boolean hurts = found instanceof Resolution.Found(String on, String resource, int confidence)
                && inventory.affectedBy(resource) instanceof Impact.Known;
        Resource said = hurts ? null : mapped(words.object());
        return said == null ? found : new Resolution.Found(device, said.id(), Kinship.AS_SAID);
    }

    /** What people said, as long as the BSS has such a resource. */
    private @Nullable Resource mapped(@Nullable NetworkName object) {
        String id = mappings.resource(words.namespace(), words.device(), object);
        if (id == null) {
            return null;
        }
        Resource said = inventory.resource(id).orElse(null);
        if (trace != null) {
            Match match = said == null ? new Match.None() : new Match.One(id);
            trace.add(new Step(object == null ? words.device() : object, "by what people decided", match));
        }
        return said;
    }

    private Resolution chain(String device, int sure) {
        List<NetworkName> names = words.names();
        if (names.isEmpty()) {
            return new Resolution.Found(device, device, sure);
        }
        for (NetworkName name : names) {
            String found = look(device, name.kind(), name.value());
            if (found != null) {
                return found(device, found, sure, Kinship.confidence(name.kind()));
            }
        }
        for (NetworkName name : names) {
            for (AliasKind other : Kinship.others(name.kind(), name.value())) {
                String found = look(device, other, name.value());
                if (found != null) {
                    return found(device, found, sure, Kinship.AS_OTHER);
                }
            }
        }
        for (NetworkName name : names) {
            String found = Kinship.mayHoldCircuit(name.kind()) ? circuitIn(name.value()) : null;
            if (found != null) {
                return found(device, found, sure, Kinship.IN_TEXT);
            }
        }
        return new Resolution.Lost(device, candidates.isEmpty() ? Reason.NO_RESOURCE : Reason.AMBIGUOUS);
    }

    private static Resolution.Found found(String device, String resource, int device100, int resource100) {
        return new Resolution.Found(device, resource, device100 * resource100 / 100);
    }

    /** The one resource that this word means, alone or among those that an earlier word left. */
    private @Nullable String look(String device, AliasKind kind, String value) {
        Match match = switch (kind.scope()) {
            case PART -> inventory.object(device, kind, value, words.at());
            case PLAN -> inventory.named(words.namespace(), kind, value, words.at());
            case DEVICE -> new Match.None();
        };
        note(new NetworkName(kind, value), kind.scope(), device, match);
        return switch (match) {
            case Match.None none -> null;
            case Match.One(String id) -> candidates.isEmpty() || candidates.contains(id) ? id : null;
            case Match.Many(List<String> ids) -> narrowed(ids);
        };
    }

    private @Nullable String narrowed(List<String> ids) {
        if (candidates.isEmpty()) {
            candidates = new LinkedHashSet<>(ids);
            return null;
        }
        Set<String> both = new LinkedHashSet<>(candidates);
        both.retainAll(ids);
        if (both.size() == 1) {
            return both.iterator().next();
        }
        candidates = both.isEmpty() ? candidates : both;
        return null;
    }

    /** Two different circuits in one text are none. */
    private @Nullable String circuitIn(String text) {
        Set<String> found = new LinkedHashSet<>();
        String[] parts = WORDS.split(text, WORDS_MAX + 1);
        for (int i = 0; i < Math.min(parts.length, WORDS_MAX); i++) {
            String word = parts[i];
            if (parts.length > 1
                    && word.length() >= WORD_CHARACTERS_MIN
                    && DIGIT.matcher(word).matches()
                    && inventory.named(words.namespace(), AliasKind.CIRCUIT, word, words.at())
                            instanceof Match.One(String id)) {
                note(new NetworkName(AliasKind.CIRCUIT, word), Scope.PLAN, "", new Match.One(id));
                found.add(id);
            }
        }
        if (found.size() > 1 && candidates.isEmpty()) {
            candidates = found;
        }
        boolean fits = candidates.isEmpty() || candidates.containsAll(found);
        return found.size() == 1 && fits ? found.iterator().next() : null;
    }

    private void note(NetworkName asked, Scope scope, String device, Match found) {
        if (trace != null) {
            String where = scope == Scope.PART ? "on " + device : "in plan '" + words.namespace() + "'";
            trace.add(new Step(asked, where, found));
        }
    }
}
