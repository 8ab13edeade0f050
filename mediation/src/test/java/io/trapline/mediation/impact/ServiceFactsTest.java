package io.trapline.mediation.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whose a service is. */
class ServiceFactsTest {

    @Test
    void aServiceCountsForTheOperatorOfItsCustomerWhoeverOwnsIt() {
        Inventory inventory = inventory();
        assertThat(inventory.business().service("S-13z").orElseThrow().ownerVnoId())
                .isEqualTo("V-A");
        assertThat(ServiceFacts.of("S-13z", inventory).orElseThrow().vnoId()).isEqualTo("V-B");
        assertThat(ServiceFacts.of("S-own", inventory).orElseThrow().vnoId())
                .as("our own customer")
                .isNull();
    }

    private static Inventory inventory() {
        var draft = new InventoryDraft();
        draft.add(View.RESOURCE, "d", "device", null, null, null);
        draft.add(View.VNO, "V-A", "Alpha");
        draft.add(View.VNO, "V-B", "Beta");
        draft.add(View.CUSTOMER, "CU-13", "Thirteen", "gold", "V-B");
        draft.add(View.CUSTOMER, "CU-14", "Fourteen", "gold", null);
        service(draft, "S-13z", "CU-13");
        service(draft, "S-own", "CU-14");
        return switch (draft.build(Instant.EPOCH)) {
            case Built.Complete(var built, var remarks) -> built;
            case Built.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    /** Owned by V-A. */
    private static void service(InventoryDraft draft, String id, String customer) {
        draft.add(View.ACCOUNT, "a-" + customer, customer, null, null, "EUR", null);
        draft.add(View.SERVICE, id, "Internet", "active", "a-" + customer, null, "V-A", null, null, "1");
        draft.add(View.SERVICE_RESOURCE, id, "d", null);
    }
}
