package io.trapline.enrichment.inventory;

import java.util.ArrayDeque;
import java.util.BitSet;

/** The resources of a version on which a delta's keys hang: themselves, their services', their owners' services'. */
final class Reach {

    private final Tables tables;
    private final Fanout fanout;
    private final BitSet resources = new BitSet();
    private final BitSet services = new BitSet();

    private Reach(PackedInventory inventory) {
        this.tables = inventory.tables();
        this.fanout = inventory.fanout();
    }

    static BitSet of(PackedInventory inventory, Delta delta) {
        Reach reach = new Reach(inventory);
        reach.resources.or(reach.rows(delta, View.RESOURCE));
        reach.services(delta);
        reach.needed();
        reach.services.stream().forEach(reach::hosts);
        return reach.resources;
    }

    private BitSet rows(Delta delta, View view) {
        BitSet rows = new BitSet();
        for (String key : delta.keys(view)) {
            int row = DeltaDraft.find(tables, DeltaDraft.ids(view), key);
            if (row >= 0) {
                rows.set(row);
            }
        }
        return rows;
    }

    private void services(Delta delta) {
        services.or(rows(delta, View.SERVICE));
        BitSet accounts = rows(delta, View.ACCOUNT);
        BitSet customers = rows(delta, View.CUSTOMER);
        if (accounts.isEmpty() && customers.isEmpty()) {
            return;
        }
        int[] account = tables.get(Column.SERVICE_ACCOUNT);
        int[] customer = tables.get(Column.ACCOUNT_CUSTOMER);
        for (int row = 0; row < account.length; row++) {
            if (accounts.get(account[row]) || customers.get(customer[account[row]])) {
                services.set(row);
            }
        }
    }

    /** What a service relies on answers for it, too. */
    private void needed() {
        ArrayDeque<Integer> due = new ArrayDeque<>();
        services.stream().forEach(due::add);
        while (!due.isEmpty()) {
            for (int edge : fanout.services().of(due.remove())) {
                int row = fanout.services().needed(edge);
                if (!services.get(row)) {
                    services.set(row);
                    due.add(row);
                }
            }
        }
    }

    private void hosts(int service) {
        for (int link : fanout.linksOf(service)) {
            resources.set(fanout.resourceOf(link));
        }
    }
}
