package io.trapline.mediation.alarm;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Impact.Reason;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resolution;
import io.trapline.enrichment.resolve.Mappings;
import io.trapline.enrichment.resolve.Resolver;
import io.trapline.enrichment.resolve.Words;
import io.trapline.mediation.rule.ObjectName;
import io.trapline.mediation.rule.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the words of the network to a resource of the BSS and those who hang on it. Pure. */
public final class Locator {

    /**
     * @param deviceId null while unknown
     * @param resourceId null while unknown
     */
    public record Place(@Nullable String deviceId, @Nullable String resourceId, Impact impact) {

        static Place unknown(@Nullable String deviceId, Reason reason) {
            return new Place(deviceId, null, new Impact.Unknown(reason));
        }
    }

    /** So much of its text an alarm keeps. */
    public static final int TEXT_MAX = 1_000;

    /** Types of alarm whose object is a card, {@code module} being that of the shipped rules. */
    private static final Set<String> ABOUT_CARDS = Set.of("module", "card", "board", "slot", "lineCard");

    private static final long NANOS = 1_000_000_000L;

    private Locator() {}

    /**
     * @param inventory null while there is none: then everything is PENDING
     * @param mappings what people said that words mean
     */
    public static Place locate(@Nullable Inventory inventory, Mappings mappings, Words words) {
        if (inventory == null) {
            return Place.unknown(null, Reason.PENDING);
        }
        return switch (Resolver.resolve(inventory, mappings, words)) {
            case Resolution.Found(String deviceId, String resourceId, int confidence) ->
                new Place(deviceId, resourceId, inventory.affectedBy(resourceId));
            case Resolution.Lost(var deviceId, Reason reason) -> Place.unknown(deviceId, reason);
        };
    }

    /** The words of an alarm, as its newest report said them. */
    public static Words words(Alarm alarm) {
        Words plain = words(
                alarm.namespace(),
                alarm.evidence(),
                alarm.objects(),
                alarm.last().streamNanos());
        return hinted(plain, alarm.alarmType(), alarm.specificProblem());
    }

    /** What the rules made of a message. */
    public static Words words(String namespace, Identity.Evidence evidence, Verdict verdict, long said) {
        Words plain = words(namespace, evidence, verdict.objects(), said);
        return hinted(plain, verdict.alarmType(), verdict.specificProblem());
    }

    private static Words hinted(Words plain, String alarmType, String text) {
        var hint = new Words.Hint(
                ABOUT_CARDS.contains(alarmType), text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX));
        return new Words(plain.namespace(), plain.device(), plain.names(), plain.at(), hint);
    }

    /** @param said stream time, nanoseconds since the epoch: names mean what they meant then */
    public static Words words(String namespace, Identity.Evidence evidence, List<ObjectName> objects, long said) {
        return new Words(
                namespace,
                new NetworkName(evidence.kind(), evidence.value()),
                names(objects),
                Instant.ofEpochSecond(Math.floorDiv(said, NANOS), Math.floorMod(said, NANOS)));
    }

    private static List<NetworkName> names(List<ObjectName> objects) {
        var names = new NetworkName[objects.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = new NetworkName(objects.get(i).kind(), objects.get(i).value());
        }
        return List.of(names);
    }
}
