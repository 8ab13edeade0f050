package io.trapline.enrichment.inventory;

import io.trapline.enrichment.AffectedService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Expands a fan-out to rows: each service once, by the link that hurts it most directly. */
final class Paths {

    /** A service that works over the broken part is hurt more surely than one that is protected by it. */
    private static final List<String> ROLES = List.of("working", "access", "transit", "protecting");

    private final PackedInventory inventory;
    private final Tables tables;
    private final int top;
    private final Map<Integer, Tie> ties = new HashMap<>();

    Paths(PackedInventory inventory, Tables tables, int top) {
        this.inventory = inventory;
        this.tables = tables;
        this.top = top;
    }

    private record Tie(int resource, String role, int rank, int depth) {}

    List<AffectedService> expand(Fanout fanout) {
        fanout.walk(top, (resource, link) -> {
            int service = link & Tables.LOW_MASK;
            if (fanout.inUse(service)) {
                String role = tables.text(Column.ROLE, link >>> Tables.LOW_BITS);
                int rank = ROLES.contains(role) ? ROLES.indexOf(role) : ROLES.size();
                ties.merge(service, new Tie(resource, role, rank, depth(resource)), Paths::better);
            }
        });
        return ties.keySet().stream().sorted().map(this::row).toList();
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
        for (int row = tie.resource; ; row = tables.get(Column.RESOURCE_PARENT)[row]) {
            path.add(tables.text(Column.RESOURCE_ID, row));
            if (row == top) {
                break;
            }
        }
        Collections.reverse(path);
        return new AffectedService(inventory.service(service), tie.role, List.copyOf(path));
    }

    private int depth(int resource) {
        int depth = 0;
        for (int row = resource; row != top; row = tables.get(Column.RESOURCE_PARENT)[row]) {
            depth++;
        }
        return depth;
    }
}
