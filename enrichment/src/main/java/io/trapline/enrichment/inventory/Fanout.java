package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.BitSet;

/** Walks down from a resource to the services that hang on it and on everything it contains. */
final class Fanout {

    private final Tables tables;
    private final BitSet inUse;
    private final int[] childStart;
    private final int[] child;

    Fanout(Tables tables) {
        this.tables = tables;
        this.inUse = Lifecycle.inUse(tables);
        int[][] children = Containment.children(tables.get(Column.RESOURCE_PARENT));
        this.childStart = children[0];
        this.child = children[1];
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
        IntColumn found = new IntColumn();
        boolean[] idle = new boolean[1];
        walk(resource, (row, link) -> {
            int service = link & Tables.LOW_MASK;
            if (inUse.get(service)) {
                found.add(service);
            } else {
                idle[0] = true;
            }
        });
        return new Found(distinct(found.toArray()), idle[0]);
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
            int children = childStart[row + 1] - childStart[row];
            if (depth + children > stack.length) {
                stack = Arrays.copyOf(stack, Math.max(depth + children, stack.length * 2));
            }
            System.arraycopy(child, childStart[row], stack, depth, children);
            depth += children;
        }
    }

    /** How many customers own these services. */
    int customers(int[] services) {
        int[] account = tables.get(Column.SERVICE_ACCOUNT);
        int[] customer = tables.get(Column.ACCOUNT_CUSTOMER);
        int[] owners = new int[services.length];
        for (int i = 0; i < services.length; i++) {
            owners[i] = customer[account[services[i]]];
        }
        return distinct(owners).length;
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

    private static int[] distinct(int[] values) {
        Arrays.sort(values);
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[count++] = values[i];
            }
        }
        return count == values.length ? values : Arrays.copyOf(values, count);
    }
}
