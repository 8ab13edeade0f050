package io.trapline.enrichment.inventory;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Walks from a resource to all that its loss reaches: what it contains, what relies on that, the
 * services on all of these, and the services that rely on those.
 */
final class Fanout {

    private static final List<Column> SHAPE = List.of(
            Column.RESOURCE_PARENT,
            Column.LINK,
            Column.LINK_START,
            Column.SERVICE_NEEDS,
            Column.SERVICE_NEEDED,
            Column.SERVICE_NEED_PROTECTION,
            Column.RESOURCE_NEEDS,
            Column.RESOURCE_NEEDED,
            Column.RESOURCE_NEED_PROTECTION);

    private final Tables tables;
    private final BitSet inUse;
    private final Grouping parts;
    private final Dependents resources;
    private final Dependents services;
    private final int[] resourceOfLink;
    private final Grouping linksOfService;

    Fanout(Tables tables) {
        this.tables = tables;
        this.inUse = Lifecycle.inUse(tables);
        int[] parent = tables.get(Column.RESOURCE_PARENT);
        this.parts = new Grouping(parent, parent.length);
        this.resources = Dependents.resources(tables);
        this.services = Dependents.services(tables);
        int[] links = tables.get(Column.LINK);
        int[] start = tables.get(Column.LINK_START);
        int[] service = new int[links.length];
        this.resourceOfLink = new int[links.length];
        for (int row = 0; row < parent.length; row++) {
            Arrays.fill(resourceOfLink, start[row], start[row + 1], row);
        }
        Arrays.setAll(service, link -> links[link] & Tables.LOW_MASK);
        this.linksOfService = new Grouping(service, tables.rows(Column.SERVICE_ID));
    }

    private Fanout(Tables tables, Fanout other) {
        this.tables = tables;
        this.inUse = Lifecycle.inUse(tables);
        this.parts = other.parts;
        this.resources = other.resources;
        this.services = other.services;
        this.resourceOfLink = other.resourceOfLink;
        this.linksOfService = other.linksOfService;
    }

    /** True when what hangs on what is the very same in another version. */
    boolean fits(Tables after) {
        return SHAPE.stream().allMatch(column -> tables.get(column) == after.get(column))
                && tables.rows(Column.SERVICE_ID) == after.rows(Column.SERVICE_ID);
    }

    /** This over a version that it {@link #fits}. */
    Fanout over(Tables after) {
        return new Fanout(after, this);
    }

    /**
     * @param services rows of the services in use, ascending, each once
     * @param idle true when a service hangs there that is not in use
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read in this package, never compared
    record Found(int[] services, boolean idle) {}

    /** Called for each resource that is reached, each once. */
    interface ResourceVisitor {
        /** @param from the resource from which it was reached; itself at the top */
        void visit(int resource, int from);
    }

    Found services(int resource) {
        int[] links = tables.get(Column.LINK);
        int[] start = tables.get(Column.LINK_START);
        RowSet reached = new RowSet();
        walk(resource, (row, from) -> {
            for (int i = start[row]; i < start[row + 1]; i++) {
                reached.add(links[i] & Tables.LOW_MASK);
            }
        });
        int[] all = services.none() ? reached.rows() : closed(reached.rows());
        int[] used = Arrays.stream(all).filter(inUse::get).toArray();
        return new Found(used, used.length < all.length);
    }

    /** These services and all that rely on them, ascending. */
    int[] closed(int[] given) {
        int[] rows = given.clone();
        BitSet closed = new BitSet();
        int[] stack = rows;
        int depth = rows.length;
        Arrays.stream(rows).forEach(closed::set);
        while (depth > 0) {
            int row = stack[--depth];
            for (int edge : services.on(row)) {
                int dependent = services.needs(edge);
                if (!closed.get(dependent)) {
                    closed.set(dependent);
                    stack = room(stack, depth + 1);
                    stack[depth++] = dependent;
                }
            }
        }
        return closed.stream().toArray();
    }

    /** All resources on which a service stands, ascending: containers, and what is relied on, included. */
    int[] beneath(int service) {
        RowSet found = new RowSet();
        BitSet seen = new BitSet();
        BitSet above = new BitSet();
        ArrayDeque<Integer> due = new ArrayDeque<>();
        above.set(service);
        due.add(service);
        while (!due.isEmpty()) {
            int row = due.remove();
            for (int link : linksOf(row)) {
                climb(resourceOfLink[link], seen, found);
            }
            for (int edge : services.of(row)) {
                int needed = services.needed(edge);
                if (!above.get(needed)) {
                    above.set(needed);
                    due.add(needed);
                }
            }
        }
        return found.rows();
    }

    private void climb(int from, BitSet seen, RowSet found) {
        int[] parent = tables.get(Column.RESOURCE_PARENT);
        ArrayDeque<Integer> due = new ArrayDeque<>();
        due.add(from);
        while (!due.isEmpty()) {
            int row = due.remove();
            if (row < 0 || seen.get(row)) {
                continue;
            }
            seen.set(row);
            found.add(row);
            due.add(parent[row]);
            for (int edge : resources.of(row)) {
                due.add(resources.needed(edge));
            }
        }
    }

    /** By resource: how many links it and all that it contains have. */
    int[] linksBelow() {
        int[] start = tables.get(Column.LINK_START);
        int[] parent = tables.get(Column.RESOURCE_PARENT);
        int[] below = new int[parent.length];
        for (int row = 0; row < parent.length; row++) {
            int links = start[row + 1] - start[row];
            for (int up = row; up >= 0 && links > 0; up = parent[up]) {
                below[up] += links;
            }
        }
        return below;
    }

    boolean inUse(int service) {
        return inUse.get(service);
    }

    /** Services that rely on services. */
    Dependents services() {
        return services;
    }

    /** Resources that rely on resources. */
    Dependents resources() {
        return resources;
    }

    /** What a resource contains directly. */
    int[] parts(int resource) {
        return parts.members(resource);
    }

    /** Numbers of the links of a service. */
    int[] linksOf(int service) {
        return linksOfService.members(service);
    }

    int resourceOf(int link) {
        return resourceOfLink[link];
    }

    /** The nearest first; of those equally near, in no order that matters. */
    void walk(int top, ResourceVisitor visitor) {
        if (resources.none()) {
            walkTree(top, visitor);
            return;
        }
        BitSet seen = new BitSet();
        int[] queue = new int[16];
        int end = 0;
        seen.set(top);
        visitor.visit(top, top);
        queue[end++] = top;
        for (int next = 0; next < end; next++) {
            int row = queue[next];
            int[] near = near(row);
            queue = room(queue, end + near.length);
            for (int other : near) {
                if (!seen.get(other)) {
                    seen.set(other);
                    visitor.visit(other, row);
                    queue[end++] = other;
                }
            }
        }
    }

    private int[] near(int row) {
        int[] contained = parts.members(row);
        int[] edges = resources.on(row);
        int[] near = Arrays.copyOf(contained, contained.length + edges.length);
        for (int i = 0; i < edges.length; i++) {
            near[contained.length + i] = resources.needs(edges[i]);
        }
        return near;
    }

    /** A tree needs no memory of what was seen; order is by container, which is all that callers need there. */
    private void walkTree(int top, ResourceVisitor visitor) {
        int[] parent = tables.get(Column.RESOURCE_PARENT);
        int[] stack = new int[16];
        int depth = 0;
        stack[depth++] = top;
        while (depth > 0) {
            int row = stack[--depth];
            visitor.visit(row, row == top ? top : parent[row]);
            int children = parts.size(row);
            stack = room(stack, depth + children);
            parts.copy(row, stack, depth);
            depth += children;
        }
    }

    private static int[] room(int[] stack, int wanted) {
        return wanted <= stack.length ? stack : Arrays.copyOf(stack, Math.max(wanted, stack.length * 2));
    }

    /** How many customers own these services. */
    int customers(int[] services) {
        int[] account = tables.get(Column.SERVICE_ACCOUNT);
        int[] customer = tables.get(Column.ACCOUNT_CUSTOMER);
        RowSet owners = new RowSet();
        for (int service : services) {
            owners.add(customer[account[service]]);
        }
        return owners.rows().length;
    }

    /** Over the ids in their order: rows are sorted by id, so ascending rows are ascending ids. */
    String digest(int[] services) {
        Fingerprint print = new Fingerprint();
        int[] id = tables.get(Column.SERVICE_ID);
        for (int service : services) {
            print.text(tables.texts(), id[service]);
        }
        return print.hex();
    }
}
