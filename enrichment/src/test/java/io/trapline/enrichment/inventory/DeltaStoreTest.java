package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that are kept as what changed since another one. */
class DeltaStoreTest {

    @TempDir
    private Path folder;

    private final PackedInventory town = new Town()
            .device("olt")
            .customer("1", "active", "olt")
            .customer("2", "active", "olt")
            .inventory();

    @Test
    void manyDifferencesRestOnOneWholeWhichStays() throws Exception {
        InventoryStore store = new InventoryStore(folder);
        store.put(town);
        PackedInventory now = town;
        for (int i = 0; i < InventoryStore.VERSIONS_KEPT + 9; i++) {
            now = renamed(store, now, "Name " + i);
        }
        assertThat(file(town)).as("others rest on it").exists();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".inv")))
                    .hasSize(InventoryStore.VERSIONS_KEPT + 1);
        }
        PackedInventory again = new InventoryStore(folder).last().orElseThrow();
        assertThat(again.version()).isEqualTo(now.version());
        assertThat(again.customer("c1").orElseThrow().name()).isEqualTo("Name " + (InventoryStore.VERSIONS_KEPT + 8));
    }

    @Test
    void withTooManyChangesAVersionIsWrittenAsAWhole() throws Exception {
        InventoryStore store = new InventoryStore(folder);
        store.put(town);
        Delta many = new Delta();
        for (int i = 0; i <= InventoryStore.DELTA_KEYS_MAX; i++) {
            many.key(View.SERVICE, "never" + i);
        }
        many.key(View.CUSTOMER, "c1").row(View.CUSTOMER, "c1", "Other", "gold", null);
        PackedInventory next = Splice.apply(town, many, Town.TAKEN);
        store.put(next, town, many);
        assertThat(DeltaFile.is(file(next))).isFalse();
        renamed(store, next, "Third");
        assertThat(new InventoryStore(folder)
                        .last()
                        .orElseThrow()
                        .customer("c1")
                        .orElseThrow()
                        .name())
                .isEqualTo("Third");
    }

    /** Written before versions were named by the prints of their columns. */
    @Test
    void aDifferenceOfTheFirstFormatIsReadUnderTheNameItHas() throws Exception {
        InventoryStore store = new InventoryStore(folder);
        store.put(town);
        PackedInventory next = renamed(store, town, "Other");
        byte[] bytes = Files.readAllBytes(file(next));
        bytes["TRAPDLT".length()] = '1';
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        String name = "0123456789abcdef";
        Files.delete(file(next));
        Files.write(folder.resolve(name + ".inv"), bytes);
        Files.writeString(folder.resolve("last"), name + "\n");
        PackedInventory read = new InventoryStore(folder).last().orElseThrow();
        assertThat(read.version()).isEqualTo(name);
        assertThat(read.customer("c1").orElseThrow().name()).isEqualTo("Other");
        bytes["TRAPDLT".length()] = '2';
        crc.reset();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        Files.write(folder.resolve(name + ".inv"), bytes);
        assertThat(new InventoryStore(folder).last().orElseThrow().version()).isEqualTo(town.version());
    }

    @Test
    void aDamagedDifferenceIsSetAsideAndTheWholeIsUsed() throws Exception {
        InventoryStore store = new InventoryStore(folder);
        store.put(town);
        PackedInventory next = renamed(store, town, "Other");
        byte[] bytes = Files.readAllBytes(file(next));
        for (int at : new int[] {9, 40, bytes.length - 1}) {
            byte[] wrong = bytes.clone();
            wrong[at] ^= 4;
            Files.write(file(next), wrong);
            assertThat(new InventoryStore(folder).last().orElseThrow().version())
                    .as("byte %d", at)
                    .isEqualTo(town.version());
            assertThat(Path.of(file(next) + ".damaged")).exists();
        }
        Files.write(file(next), bytes);
        assertThat(new InventoryStore(folder).last().orElseThrow().version()).isEqualTo(next.version());
        Files.delete(file(town));
        assertThat(new InventoryStore(folder).last()).as("nothing to rest on").isEmpty();
    }

    private PackedInventory renamed(InventoryStore store, PackedInventory before, String name)
            throws IOException, NeedsFullReadException {
        Delta delta = new Delta().key(View.CUSTOMER, "c1").row(View.CUSTOMER, "c1", name, "gold", null);
        PackedInventory next = Splice.apply(before, delta, Town.TAKEN);
        store.put(next, before, delta);
        return next;
    }

    private Path file(PackedInventory inventory) {
        return folder.resolve(inventory.version() + ".inv");
    }
}
