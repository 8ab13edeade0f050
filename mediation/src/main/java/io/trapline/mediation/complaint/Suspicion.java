package io.trapline.mediation.complaint;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether complaints that nothing explains have a place in common that chance does not explain either.
 * Of a resource that carries the share s of all customers, chance lets N complaining customers give it
 * N·s on average; more of them there than chance would give once in ten thousand times (Poisson) is a
 * suspicion. The least likely place counts, of equals the smallest, of these the innermost: a port rather
 * than its device when nothing else of the device carries anybody. Pure.
 */
public final class Suspicion {

    /** Fewer customers are no pattern. */
    public static final int CUSTOMERS_MIN = 3;

    private static final double CHANCE_MAX = 1e-4;
    private static final int DEPTH_MAX = 16;

    private Suspicion() {}

    /**
     * @param customers that complain and hang on it, by id
     * @param complaintIds theirs
     */
    public record Found(String resourceId, Set<String> customers, List<String> complaintIds, int carried) {}

    private record Scored(Found found, double chance) {}

    /** @param unexplained complaints of the time looked at */
    public static Optional<Found> of(List<ComplaintBook.Taken> unexplained, Inventory inventory) {
        Map<String, Set<String>> customers = new TreeMap<>();
        Map<String, List<String>> complaints = new TreeMap<>();
        Set<String> all = new TreeSet<>();
        for (ComplaintBook.Taken taken : unexplained) {
            Complaint complaint = taken.complaint();
            all.add(complaint.customerId());
            for (String resource : path(complaint.serviceIds(), inventory)) {
                customers.computeIfAbsent(resource, id -> new TreeSet<>()).add(complaint.customerId());
                complaints.computeIfAbsent(resource, id -> new ArrayList<>()).add(complaint.id());
            }
        }
        int total = Math.max(1, inventory.rows().getOrDefault("customer", 1));
        return customers.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= CUSTOMERS_MIN)
                .map(entry -> scored(
                        entry.getKey(),
                        entry.getValue(),
                        complaints.getOrDefault(entry.getKey(), List.of()),
                        (double) all.size() / total,
                        inventory))
                .filter(scored -> scored.chance() < CHANCE_MAX)
                .min(Comparator.comparingDouble(Scored::chance)
                        .thenComparingInt(scored -> scored.found().carried())
                        .thenComparingInt(scored -> -depth(scored.found().resourceId(), inventory))
                        .thenComparing(scored -> scored.found().resourceId()))
                .map(Scored::found);
    }

    private static Scored scored(
            String resource, Set<String> customers, List<String> complaints, double rate, Inventory inventory) {
        int carried = inventory.affectedBy(resource) instanceof Impact.Known known ? known.customers() : 0;
        var found = new Found(resource, customers, List.copyOf(complaints), carried);
        return new Scored(found, carried == 0 ? 1 : tail(customers.size(), rate * carried));
    }

    /** Everything that services hang on: their own resources and what contains these, nearest first. */
    public static Set<String> path(Collection<String> serviceIds, Inventory inventory) {
        Set<String> path = new LinkedHashSet<>();
        for (String service : serviceIds) {
            for (String own : inventory.resourcesOf(service)) {
                String at = own;
                for (int depth = 0; at != null && depth < DEPTH_MAX && path.add(at); depth++) {
                    at = inventory.resource(at).map(Resource::parentId).orElse(null);
                }
            }
        }
        return path;
    }

    /** How many contain it. */
    private static int depth(String resourceId, Inventory inventory) {
        int depth = 0;
        String at = resourceId;
        while (at != null && depth < DEPTH_MAX) {
            at = inventory.resource(at).map(Resource::parentId).orElse(null);
            depth++;
        }
        return depth;
    }

    /** The chance of at least {@code n} where {@code mean} is to be expected. */
    static double tail(int n, double mean) {
        double below = 0;
        double term = StrictMath.exp(-mean);
        for (int i = 0; i < n; i++) {
            below += term;
            term *= mean / (i + 1);
        }
        // Far out the difference to one is lost in rounding: the first term of the tail bounds it then.
        return below < 0.999 ? 1 - below : Math.min(1, term * (n + 1) / Math.max(1, n + 1 - mean));
    }
}
