package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.codec.OutcomeCodec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An OLT that carries 50,000 customers is one small document, however often it says so. */
class BigDeviceTest {

    private static final int CUSTOMERS = 50_000;
    private static final int REPEATS = 128;

    @Test
    void fiftyThousandCustomersRaisedRepeatedAndClearedAreLessThanAMebibyte() {
        var scene = new Scene(Duration.ZERO);
        Inventory inventory = olt();
        scene.switchTo(inventory);
        scene.line(1, "DOWN");
        Alarm alarm = scene.state.alarms().open().iterator().next();
        assertThat(alarm.impact()).isInstanceOf(Impact.Known.class);
        assertThat(((Impact.Known) alarm.impact()).customers()).isEqualTo(CUSTOMERS);
        for (int i = 0; i < REPEATS; i++) {
            scene.line(1, i % 2 == 0 ? "DOWN" : "DOWN, and again");
        }
        scene.line(1, "UP");
        assertThat(scene.state.alarms().open()).isEmpty();
        long bytes = scene.outcomes.stream()
                .mapToLong(outcome -> OutcomeCodec.encode(outcome).length)
                .sum();
        System.out.printf(
                "FIGURE big device customers=%d repeats=%d outcomes=%d bytes=%d%n",
                CUSTOMERS, REPEATS, scene.outcomes.size(), bytes);
        assertThat(bytes).isLessThan(1 << 20);
    }

    private static Inventory olt() {
        var draft = new InventoryDraft();
        draft.add(View.RESOURCE, "olt", "device", "dev-1", null, null);
        draft.add(View.RESOURCE_ALIAS, "olt", null, "hostname", "dev-1");
        for (int i = 0; i < CUSTOMERS; i++) {
            String pon = "pon" + i / 64;
            if (i % 64 == 0) {
                draft.add(View.RESOURCE, pon, "ponPort", null, "olt", "olt");
            }
            draft.add(View.CUSTOMER, "c" + i, "Customer " + i, "gold", null);
            draft.add(View.ACCOUNT, "a" + i, "c" + i, null);
            draft.add(View.SERVICE, "s" + i, "Fibre", "active", "a" + i);
            draft.add(View.SERVICE_RESOURCE, "s" + i, pon, null);
        }
        return switch (draft.build(Instant.EPOCH)) {
            case Built.Complete(var inventory, var remarks) -> inventory;
            case Built.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }
}
