package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AffectedService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Expands a fan-out to rows: each service once, by the link that hurts it most directly. */
final class Paths {

    /** A service that works over the broken part is hurt more surely than one that is protected by it. */
    private static final List<String> ROLES = List.of("working", "access", "transit", "protecting");

    private final PackedInventory inventory;
    private final Tables tables;
    private final int top;
    private final Map<Integer, Tie> ties = new HashMap<>();

    /** From where each resource was reached, and in how many steps. */
    private final Map<Integer, Step> steps = new HashMap<>();

    Paths(PackedInventory inventory, Tables tables, int top) {
        this.inventory = inventory;
        this.tables = tables;
        this.top = top;
    }

    private record Step(int from, int depth) {}

    private record Tie(int resource, String role, int rank, int depth) {}

    List<AffectedService> expand(Fanout fanout) {
        int[] start = tables.get(Column.LINK_START);
        int[] links = tables.get(Column.LINK);
        fanout.walk(top, (resource, from) -> {
            int depth = resource == top ? 0 : step(from).depth + 1;
            steps.put(resource, new Step(from, depth));
            for (int i = start[resource]; i < start[resource + 1]; i++) {
                String role = tables.text(Column.ROLE, links[i] >>> Tables.LOW_BITS);
                int rank = ROLES.contains(role) ? ROLES.indexOf(role) : ROLES.size();
                ties.merge(links[i] & Tables.LOW_MASK, new Tie(resource, role, rank, depth), Paths::better);
            }
        });
        relied(fanout.services());
        return ties.keySet().stream()
                .filter(fanout::inUse)
                .sorted()
                .map(this::row)
                .toList();
    }

    /** A service that hangs on nothing here but relies on one that does is hurt by the same tie. */
    private void relied(Dependents services) {
        ArrayDeque<Integer> due = new ArrayDeque<>(services.none() ? Set.of() : ties.keySet());
        while (!due.isEmpty()) {
            int row = due.remove();
            Tie tie = Objects.requireNonNull(ties.get(row));
            for (int edge : services.on(row)) {
                int dependent = services.needs(edge);
                Tie further = new Tie(tie.resource, tie.role, tie.rank, tie.depth + 1);
                if (!further.equals(ties.get(dependent))
                        && further.equals(ties.merge(dependent, further, Paths::better))) {
                    due.add(dependent);
                }
            }
        }
    }

    private Step step(int resource) {
        return Objects.requireNonNull(steps.get(resource));
    }

    /** By role, then the shorter path, then the lesser resource id. */
    private static Tie better(Tie a, Tie b) {
        if (a.rank != b.rank) {
            return a.rank < b.rank ? a : b;
        }
        if (a.depth != b.depth) {
            return a.depth < b.depth ? a : b;
        }
        if (a.resource != b.resource) {
            return a.resource < b.resource ? a : b;
        }
        return a.role.compareTo(b.role) <= 0 ? a : b;
    }

    private AffectedService row(int service) {
        Tie tie = Objects.requireNonNull(ties.get(service));
        List<String> path = new ArrayList<>();
        for (int row = tie.resource; ; row = step(row).from) {
            path.add(tables.text(Column.RESOURCE_ID, row));
            if (row == top) {
                break;
            }
        }
        Collections.reverse(path);
        return new AffectedService(inventory.service(service), tie.role, List.copyOf(path));
    }
}
