package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.BitSet;

/** Walks down from a resource to the services that hang on it and on everything it contains. */
final class Fanout {

    private final Tables tables;
    private final BitSet inUse;
    private final Grouping parts;

    Fanout(Tables tables) {
        this.tables = tables;
        this.inUse = Lifecycle.inUse(tables);
        int[] parent = tables.get(Column.RESOURCE_PARENT);
        this.parts = new Grouping(parent, parent.length);
    }

    /**
     * @param services rows of the services in use, ascending, each once
     * @param idle true when a service hangs there that is not in use
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read in this package, never compared
    record Found(int[] services, boolean idle) {}

    /** Called for each link of a service that is in use. */
    interface LinkVisitor {
        void visit(int resource, int link);
    }

    Found services(int resource) {
        RowSet found = new RowSet();
        boolean[] idle = new boolean[1];
        walk(resource, (row, link) -> {
            int service = link & Tables.LOW_MASK;
            if (inUse.get(service)) {
                found.add(service);
            } else {
                idle[0] = true;
            }
        });
        return new Found(found.rows(), idle[0]);
    }

    boolean inUse(int service) {
        return inUse.get(service);
    }

    /** Every link on the resource and below, containers before what they contain. */
    void walk(int resource, LinkVisitor visitor) {
        int[] start = tables.get(Column.LINK_START);
        int[] links = tables.get(Column.LINK);
        int[] stack = new int[16];
        int depth = 0;
        stack[depth++] = resource;
        while (depth > 0) {
            int row = stack[--depth];
            for (int i = start[row]; i < start[row + 1]; i++) {
                visitor.visit(row, links[i]);
            }
            int children = parts.size(row);
            if (depth + children > stack.length) {
                stack = Arrays.copyOf(stack, Math.max(depth + children, stack.length * 2));
            }
            parts.copy(row, stack, depth);
            depth += children;
        }
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
