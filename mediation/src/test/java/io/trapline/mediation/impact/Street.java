package io.trapline.mediation.impact;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import java.time.Instant;

/**
 * One device with ports {@code p0} to {@code p4}. Service {@code s<i>} works over port i; {@code sp} works
 * over p0 and is protected by p1. Customer c0 has s0, s1 and sp, customer c1 the rest; all of c0 is one
 * agreement of 720 EUR with an SLA, each service of c1 one of its own of 100 EUR without.
 */
final class Street {

    static final int PORTS = 5;

    private Street() {}

    static Inventory inventory() {
        return without("");
    }

    /** Without the services of a customer. */
    static Inventory without(String customer) {
        var draft = new InventoryDraft();
        draft.add(View.RESOURCE, "d", "device", null, null, null);
        draft.add(View.SLA, "gold", null, "99.9", "month", "24x7", "UTC", "99.9:5, 99.5:10", "30");
        for (String each : new String[] {"c0", "c1"}) {
            draft.add(View.CUSTOMER, each, "Customer " + each, "gold", null);
            draft.add(View.ACCOUNT, "a-" + each, each, null, null, "EUR", null);
        }
        draft.add(View.PRODUCT, "all", null, "720", "EUR", "gold");
        for (int i = 0; i < PORTS; i++) {
            draft.add(View.RESOURCE, "p" + i, "port", null, "d", "d");
            if (i > 1) {
                draft.add(View.PRODUCT, "product" + i, null, "100", null, null);
            }
            if (customer.equals(i < 2 ? "c0" : "c1")) {
                continue;
            }
            service(draft, "s" + i, i < 2 ? "c0" : "c1", i < 2 ? "all" : "product" + i, i + 1);
            draft.add(View.SERVICE_RESOURCE, "s" + i, "p" + i, null);
        }
        if (!customer.equals("c0")) {
            service(draft, "sp", "c0", "all", 10);
            draft.add(View.SERVICE_RESOURCE, "sp", "p0", "working");
            draft.add(View.SERVICE_RESOURCE, "sp", "p1", "protecting");
        }
        return switch (draft.build(Instant.EPOCH)) {
            case Built.Complete(var inventory, var remarks) -> inventory;
            case Built.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    private static void service(InventoryDraft draft, String id, String customer, String product, int users) {
        draft.add(View.SERVICE, id, "Internet", "active", "a-" + customer, product, null, null, null, "" + users);
    }
}
