package io.trapline.enrichment.resolve;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.AliasKind.Scope;
import io.trapline.enrichment.CardSlot;
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

    /** What contains what is meant, where only that was found. */
    private @Nullable String within;

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
        Resolver resolver = new Resolver(inventory, mappings, words, steps);
        Resolution resolution = resolver.run();
        return new Explained(resolution, List.copyOf(steps), List.copyOf(resolver.candidates), resolver.within);
    }

    /**
     * @param steps in the order in which they were tried
     * @param candidates ids among which nobody could decide
     * @param within id of what contains what is meant, where only that was found; null for none
     */
    public record Explained(
            Resolution resolution,
            List<Step> steps,
            List<String> candidates,
            @Nullable String within) {}

    private Resolution run() {
        NetworkName evidence = words.device();
        Match device = inventory.device(words.namespace(), evidence.kind(), evidence.value(), words.at());
        note(evidence, Scope.PLAN, "", device);
        return switch (device) {
            case Match.None none -> mappedDevice(Reason.NO_SOURCE);
            case Match.Many(List<String> ids) -> {
                candidates = new LinkedHashSet<>(ids);
                yield mappedDevice(Reason.AMBIGUOUS);
            }
            case Match.One(String id) -> onDevice(id, Kinship.confidence(evidence.kind()));
        };
    }

    private Resolution mappedDevice(Reason reason) {
        Resource said = mapped(null);
        if (said == null) {
            return new Resolution.Lost(null, reason);
        }
        candidates = Set.of();
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
        for (int i = 0; i < names.size(); i++) {
            AliasKind kind = names.get(i).kind();
            String found = asked(device, i, kind);
            if (found != null) {
                return found(device, found, sure, Kinship.confidence(kind));
            }
        }
        String found = otherwise(device, names);
        if (found != null) {
            return found(device, found, sure, Kinship.AS_OTHER);
        }
        found = inText(names);
        if (found != null) {
            return found(device, found, sure, Kinship.IN_TEXT);
        }
        return new Resolution.Lost(device, candidates.isEmpty() ? Reason.NO_RESOURCE : Reason.AMBIGUOUS);
    }

    private @Nullable String otherwise(String device, List<NetworkName> names) {
        for (NetworkName name : names) {
            String found = card(device, name);
            if (found != null) {
                return found;
            }
        }
        for (int i = 0; i < names.size(); i++) {
            for (AliasKind other :
                    Kinship.others(names.get(i).kind(), names.get(i).value())) {
                String found = asked(device, i, other);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable String inText(List<NetworkName> names) {
        for (NetworkName name : names) {
            String found = Kinship.mayHoldCircuit(name.kind()) ? circuitIn(name.value()) : null;
            if (found != null) {
                return found;
            }
        }
        return circuitIn(words.hint().text());
    }

    /** What a name means as this kind; null for nothing, and for what only contains what is meant. */
    private @Nullable String asked(String device, int index, AliasKind kind) {
        NetworkName name = words.names().get(index);
        if (Breadth.wider(words.names(), index)) {
            beside(device, new NetworkName(kind, name.value()));
            return null;
        }
        String found = look(device, kind, name.value());
        Resource resource = found == null ? null : inventory.resource(found).orElse(null);
        if (resource == null) {
            return found;
        }
        if (Breadth.afterOnu(words.names(), index) && Breadth.holdsOnus(resource)) {
            wider(device, new NetworkName(kind, name.value()), new Match.One(resource.id()));
            return null;
        }
        boolean card = kind == AliasKind.ENT_PHYSICAL && kind != name.kind() && CardSlot.card(resource.kind());
        return card && !words.hint().card() && Breadth.path(name.value()) != null && !CardSlot.said(name.value())
                ? null
                : found;
    }

    private void beside(String device, NetworkName name) {
        if (name.kind().scope() == Scope.PART) {
            wider(device, name, inventory.object(device, name.kind(), name.value(), words.at()));
        }
    }

    private void wider(String device, NetworkName name, Match match) {
        if (match instanceof Match.One(String id)) {
            within = within == null ? id : within;
            if (trace != null) {
                trace.add(new Step(name, "on " + device + ", which is more than what is meant", match));
            }
        }
    }

    /** The one card in the slot that is named, by its name and by its aliases. */
    private @Nullable String card(String device, NetworkName name) {
        boolean said = CardSlot.said(name.value());
        boolean meant = name.kind() == AliasKind.OBJECT ? said || words.hint().card() : said;
        String slot = meant ? CardSlot.of(name.value()) : null;
        if (slot == null || name.kind().scope() != Scope.PART) {
            return null;
        }
        Set<String> found = new LinkedHashSet<>(ids(inventory.card(device, slot)));
        ids(inventory.object(device, AliasKind.ENT_PHYSICAL, slot, words.at())).stream()
                .filter(id -> inventory
                        .resource(id)
                        .map(one -> CardSlot.card(one.kind()))
                        .orElse(false))
                .forEach(found::add);
        List<String> all = List.copyOf(found);
        if (trace != null) {
            Match match = all.isEmpty()
                    ? new Match.None()
                    : all.size() == 1 ? new Match.One(all.getFirst()) : new Match.Many(all);
            trace.add(new Step(new NetworkName(AliasKind.ENT_PHYSICAL, slot), "among the cards of " + device, match));
        }
        if (all.size() == 1) {
            return candidates.isEmpty() || candidates.contains(all.getFirst()) ? all.getFirst() : null;
        }
        return all.isEmpty() ? null : narrowed(all);
    }

    private static List<String> ids(Match match) {
        return switch (match) {
            case Match.None none -> List.of();
            case Match.One(String id) -> List.of(id);
            case Match.Many(List<String> ids) -> ids;
        };
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
