package io.trapline.mediation.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import io.trapline.enrichment.resolve.Mappings;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Stamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The way of an event that touched no alarm, told aloud. */
class ExplainingTest {

    @Test
    void anEventIsExplainedByWhatWasNotedOfIt() {
        Explanation told = explain(note("known", "olt", "olt/1"), "C-1");
        assertThat(told.affected()).isTrue();
        assertThat(told.steps())
                .contains(
                        "Record 42 was noted, judged by rule link/up.",
                        "Looked up address 10.0.0.1 in plan '': olt.",
                        "What it named on that was known as port olt/1 (olt/1) when it came.",
                        "Service S-1 of account A-1 hangs on it, role access, over olt/1.",
                        "Without it service S-1 is down.");
    }

    @Test
    void theFirstStepThatFailedIsTheLast() {
        assertThat(last(note("known", "olt", "olt/2"), "C-1")).isEqualTo("No service hangs on that (NO_SERVICE).");
        assertThat(last(note("known", "olt", "olt/1"), "C-2"))
                .isEqualTo("Service S-2 (active) hangs on pop, which is neither part of olt/1 nor relies on it.");
        assertThat(last(note("NO_SOURCE", null, null, "10.9.9.9"), "C-1"))
                .isEqualTo("No device of the plan bears that name (NO_SOURCE).");
        assertThat(last(EventNote.unplaced("source=10.0.0.1", false, "truncated"), "C-1"))
                .isEqualTo("Nobody asked for customers: truncated.");
    }

    private static String last(EventNote note, String customer) {
        Explanation told = explain(note, customer);
        assertThat(told.affected()).isFalse();
        return told.steps().getLast();
    }

    private static Explanation explain(EventNote note, String customer) {
        Stamp at = new Stamp(42, 1_000_000_000L, 1_000_000_000L);
        Outcome outcome = new Outcome(at, Disposition.NOTED, note, List.of());
        return new Explaining(inventory(), Mappings.NONE).explain(outcome, note, customer);
    }

    private static EventNote note(String impact, @Nullable String device, @Nullable String resource) {
        return note(impact, device, resource, "10.0.0.1");
    }

    private static EventNote note(String impact, @Nullable String device, @Nullable String resource, String address) {
        return new EventNote("source=" + address, device, "link/up", true, impact, "", null, resource, "");
    }

    private static Inventory inventory() {
        InventoryDraft draft = new InventoryDraft()
                .add(View.RESOURCE, "olt", "device", null, null, null)
                .add(View.RESOURCE, "pop", "device", null, null, null)
                .add(View.RESOURCE, "olt/1", "port", null, "olt", null)
                .add(View.RESOURCE, "olt/2", "port", null, "olt", null)
                .add(View.RESOURCE_ALIAS, "olt", null, "address", "10.0.0.1");
        for (String n : List.of("1", "2")) {
            draft.add(View.CUSTOMER, "C-" + n, null, null, null)
                    .add(View.ACCOUNT, "A-" + n, "C-" + n, null)
                    .add(View.SERVICE, "S-" + n, null, "active", "A-" + n)
                    .add(View.SERVICE_RESOURCE, "S-" + n, n.equals("1") ? "olt/1" : "pop", null);
        }
        return draft.build(Instant.EPOCH) instanceof Built.Complete(var inventory, var remarks) ? inventory : fail();
    }

    private static Inventory fail() {
        throw new AssertionError("the inventory was refused");
    }
}
