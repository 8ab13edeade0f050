package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Match;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large operator: 100,000 services in the default run. Counts are asserted; times and bytes are
 * printed, because they belong to a machine. {@code -Dtrapline.scale=1000000} is the goal's size.
 */
class ScaleTest {

    private static final int SERVICES = Integer.getInteger("trapline.scale", 100_000);
    private static final int LINKS_EACH = 5;
    private static final int PORTS_PER_DEVICE = 100_000;

    @Test
    void aLargeOperatorIsHeldAndAnswered(@TempDir Path folder) throws IOException {
        long before = heap();
        long began = System.nanoTime();
        PackedInventory inventory = large();
        say("read and packed", began);
        System.out.printf("one version: %,d KiB%n", (heap() - before) / 1024);
        assertThat(inventory.rows())
                .containsEntry("service", SERVICES)
                .containsEntry("service_resource", SERVICES * LINKS_EACH)
                .containsEntry("customer", SERVICES / 2);
        lookUps(inventory);
        fanOut(inventory);
        began = System.nanoTime();
        new InventoryStore(folder).put(inventory);
        say("stored", began);
        began = System.nanoTime();
        PackedInventory again = new InventoryStore(folder).last().orElseThrow();
        say("loaded", began);
        assertThat(again.affectedBy("d0")).isEqualTo(inventory.affectedBy("d0"));
        began = System.nanoTime();
        assertThat(Changes.between(inventory, again).changedResources()).isEmpty();
        say("compared", began);
    }

    private static PackedInventory large() {
        InventoryDraft draft = new InventoryDraft();
        for (int i = 0; i < SERVICES; i++) {
            int device = i / PORTS_PER_DEVICE;
            if (i % PORTS_PER_DEVICE == 0) {
                draft.add(View.RESOURCE, "d" + device, "device", "olt-" + device, null, null);
                draft.add(View.RESOURCE_ALIAS, "d" + device, null, "address", address(device));
            }
            draft.add(
                    View.RESOURCE, port(i), "ponPort", "0/" + i % 10 + "/" + i % PORTS_PER_DEVICE, "d" + device, null);
            draft.add(View.RESOURCE_ALIAS, port(i), null, "ifIndex", Integer.toString(i));
            draft.add(View.RESOURCE_ALIAS, port(i), null, "ifName", "0/" + i % 10 + "/" + i % PORTS_PER_DEVICE);
            if (i % 2 == 0) {
                draft.add(View.CUSTOMER, "C-" + i, "Familie Petersen " + i, "bronze", null);
                draft.add(View.ACCOUNT, "7" + i, "C-" + i, null);
            }
            draft.add(View.SERVICE, "SVC-" + i, "FTTH " + i % 8 * 100, "active", "7" + (i & ~1));
            for (int link = 0; link < LINKS_EACH; link++) {
                draft.add(
                        View.SERVICE_RESOURCE,
                        "SVC-" + i,
                        port((i + link * 7) % SERVICES),
                        link == 0 ? "access" : "transit");
            }
        }
        return ((Built.Complete) draft.build(Instant.EPOCH)).inventory();
    }

    private static void lookUps(PackedInventory inventory) {
        int found = 0;
        for (int round = 0; round < 5; round++) {
            long began = System.nanoTime();
            found = 0;
            for (int i = 0; i < 100_000; i++) {
                int service = (int) (i * 7_919L % SERVICES);
                Match device = inventory.device("", AliasKind.ADDRESS, address(service / PORTS_PER_DEVICE));
                if (device instanceof Match.One one
                        && inventory.object(one.resourceId(), AliasKind.IF_INDEX, Integer.toString(service))
                                instanceof Match.One port
                        && port.resourceId().equals(port(service))) {
                    found++;
                }
            }
            System.out.printf(
                    "device and port from address and index: %,d ns%n", (System.nanoTime() - began) / 100_000);
        }
        assertThat(found).isEqualTo(100_000);
    }

    /** One device with 50,000 customers, without what the inventory remembers. */
    private static void fanOut(PackedInventory inventory) {
        Fanout fanout = new Fanout(inventory.tables());
        int row = new IdIndex(inventory.tables(), Column.RESOURCE_ID).row("d0");
        for (int round = 0; round < 5; round++) {
            long began = System.nanoTime();
            int[] services = fanout.services(row).services();
            String digest = fanout.digest(services);
            int customers = fanout.customers(services);
            System.out.printf("fan-out: %,d us%n", (System.nanoTime() - began) / 1_000);
            assertThat(inventory.affectedBy("d0"))
                    .isEqualTo(new Impact.Known("d0", inventory.version(), digest, services.length, customers));
            assertThat(customers).isBetween(50_000, 50_020);
        }
        assertThat(inventory.affected("d0")).hasSizeGreaterThanOrEqualTo(100_000);
    }

    /** What the heap holds when nothing else moves. */
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String port(int number) {
        return "d" + number / PORTS_PER_DEVICE + "/" + number;
    }

    private static String address(int device) {
        return "10." + (device >> 16 & 255) + "." + (device >> 8 & 255) + "." + (device & 255);
    }

    private static void say(String what, long since) {
        System.out.printf("%s: %,d ms%n", what, (System.nanoTime() - since) / 1_000_000);
    }
}
