package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryStoreTest {

    @TempDir
    private Path folder;

    private static PackedInventory numbered(int number) {
        return new Town()
                .device("d")
                .add(View.RESOURCE_ALIAS, "d", "plan", "hostname", "Ödön-" + number)
                .part("p", "d", null)
                .customer(Integer.toString(number), "active", "p")
                .inventory();
    }

    @Test
    void aVersionIsTheSameAfterARestart() throws IOException {
        PackedInventory stored = numbered(1);
        new InventoryStore(folder).put(stored);
        InventoryStore again = new InventoryStore(folder);
        assertThat(again.last()).hasValueSatisfying(last -> {
            assertThat(last).isNotSameAs(stored);
            assertThat(last.version()).isEqualTo(stored.version());
            assertThat(TablePrint.of(last.tables(), null).version()).isEqualTo(stored.version());
            assertThat(last.takenAt()).isEqualTo(Town.TAKEN);
            assertThat(last.rows()).isEqualTo(stored.rows());
            assertThat(last.affected("d")).isEqualTo(stored.affected("d"));
            assertThat(last.affectedBy("d")).isEqualTo(stored.affectedBy("d")).isInstanceOf(Impact.Known.class);
        });
        assertThat(again.version(stored.version()).map(Inventory::version)).contains(stored.version());
    }

    @Test
    void whenTheBssWasReadLastOutlivesARestart() throws IOException {
        PackedInventory stored = numbered(1);
        InventoryStore store = new InventoryStore(folder);
        store.put(stored);
        assertThat(store.readAt(stored)).isEqualTo(Town.TAKEN);
        store.confirm(stored, Town.TAKEN.plusSeconds(60));
        store.confirm(stored, Town.TAKEN.plusSeconds(63));
        assertThat(new InventoryStore(folder).readAt(stored))
                .as("not with every read")
                .isEqualTo(Town.TAKEN.plusSeconds(60));
        store.settle();
        InventoryStore again = new InventoryStore(folder);
        assertThat(again.readAt(stored)).isEqualTo(Town.TAKEN.plusSeconds(63));
        assertThat(again.readAt(numbered(2))).as("another version").isEqualTo(Town.TAKEN);
        Files.writeString(folder.resolve("last-read"), "rubbish");
        assertThat(again.readAt(stored)).isEqualTo(Town.TAKEN);
    }

    @Test
    void whatIsNotThereIsEmpty() {
        InventoryStore store = new InventoryStore(folder.resolve("not made yet"));
        assertThat(store.last()).isEmpty();
        assertThat(store.version("0123456789abcdef")).isEmpty();
        assertThat(store.version("../../etc/passwd")).isEmpty();
    }

    @Test
    void theVersionBeforeStaysFindable() throws IOException {
        InventoryStore store = new InventoryStore(folder);
        store.put(numbered(1));
        store.put(numbered(2));
        InventoryStore again = new InventoryStore(folder);
        assertThat(again.last().orElseThrow().version()).isEqualTo(numbered(2).version());
        assertThat(again.version(numbered(1).version())).isPresent();
    }

    @Test
    void everyDamageIsFoundAndTheOlderVersionServes() throws IOException {
        InventoryStore store = new InventoryStore(folder);
        store.put(numbered(1));
        Path older = file(numbered(1));
        Files.setLastModifiedTime(older, FileTime.fromMillis(1_000));
        store.put(numbered(2));
        Path file = file(numbered(2));
        byte[] good = Files.readAllBytes(file);
        Random dice = new Random(7);
        for (int run = 0; run < 150; run++) {
            byte[] bad = run % 4 == 0 ? Arrays.copyOf(good, dice.nextInt(good.length)) : good.clone();
            for (int i = 0; i < run % 4; i++) {
                bad[dice.nextInt(bad.length)] ^= (byte) (1 << dice.nextInt(8));
            }
            if (Arrays.equals(bad, good)) {
                continue;
            }
            Files.write(file, bad);
            InventoryStore again = new InventoryStore(folder);
            assertThat(again.last().orElseThrow().version())
                    .as("run %d", run)
                    .isEqualTo(numbered(1).version());
            assertThat(file).doesNotExist();
            assertThat(Path.of(file + ".damaged")).exists();
            assertThat(again.version(numbered(2).version())).isEmpty();
            again.put(numbered(2));
            assertThat(Files.readAllBytes(file)).isEqualTo(good);
        }
    }

    @Test
    void aDamagedPointerCostsNothing() throws IOException {
        new InventoryStore(folder).put(numbered(1));
        for (byte[] pointer : List.of(new byte[0], new byte[] {(byte) 0xC3, 0x28}, new byte[100_000])) {
            Files.write(folder.resolve("last"), pointer);
            assertThat(new InventoryStore(folder).last()).isPresent();
        }
    }

    @Test
    void aHalfWrittenFileOfAKilledRunIsNeverRead() throws IOException {
        Files.writeString(folder.resolve(numbered(1).version() + ".inv.draft"), "half");
        InventoryStore store = new InventoryStore(folder);
        assertThat(store.last()).isEmpty();
        store.put(numbered(1));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(numbered(1).version() + ".inv", "last");
        }
    }

    @Test
    void oldVersionsGoExceptThoseThatAreReferenced() throws IOException {
        InventoryStore store = new InventoryStore(folder);
        List<String> versions = new ArrayList<>();
        for (int i = 0; i < InventoryStore.VERSIONS_KEPT + 5; i++) {
            PackedInventory one = numbered(i);
            versions.add(one.version());
            store.put(one);
            Files.setLastModifiedTime(file(one), FileTime.fromMillis(1_000_000 + i * 1_000L));
            store.keep(i < 2 ? Set.of() : Set.of(versions.get(2)));
        }
        InventoryStore again = new InventoryStore(folder);
        assertThat(versions.stream().filter(version -> again.version(version).isPresent()))
                .hasSize(InventoryStore.VERSIONS_KEPT + 1)
                .contains(versions.get(2), versions.getLast())
                .doesNotContain(versions.get(0), versions.get(4));
    }

    /** Releases before this one wrote a column less. */
    @Test
    void aFileWithoutTheNewestColumnIsReadAsIfNobodyHadSaidAnything() throws IOException {
        PackedInventory silent = new Town()
                .add(View.SLA, "gold", null, null, null, null, null, null, null)
                .device("d")
                .customer("1", "active", "d")
                .inventory();
        new InventoryStore(folder).put(silent);
        byte[] now = Files.readAllBytes(file(silent));
        byte[] before = Arrays.copyOf(now, now.length - Integer.BYTES);
        int count = 0;
        for (int at = 0; at + Integer.BYTES <= before.length; at++) {
            ByteBuffer four = ByteBuffer.wrap(before, at, Integer.BYTES);
            // The number of columns is followed by the length of the first of them: one resource.
            if (four.getInt() == Column.values().length && before[at + 7] == 1) {
                ByteBuffer.wrap(before).putInt(at, Column.values().length - 1);
                count++;
            }
        }
        assertThat(count).isEqualTo(1);
        var crc = new CRC32C();
        crc.update(before, 0, before.length - Integer.BYTES);
        ByteBuffer.wrap(before).putInt(before.length - Integer.BYTES, (int) crc.getValue());
        Files.write(file(silent), before);
        var again = new InventoryStore(folder).last().orElseThrow();
        assertThat(again.version()).isEqualTo(silent.version());
        assertThat(again.business().sla("gold").orElseThrow().maintenanceExcused())
                .isFalse();
    }

    @Test
    void whatAnSlaSaysOfMaintenanceSurvivesARestart() throws IOException {
        for (String said : List.of("true", "false")) {
            PackedInventory stored = new Town()
                    .add(View.SLA, "gold", null, null, null, null, null, null, null, said)
                    .device("d")
                    .customer("1", "active", "d")
                    .inventory();
            new InventoryStore(folder).put(stored);
            var again = new InventoryStore(folder).version(stored.version()).orElseThrow();
            assertThat(again.business().sla("gold").orElseThrow().maintenanceExcused())
                    .isEqualTo(Boolean.parseBoolean(said));
        }
    }

    private Path file(PackedInventory inventory) {
        return folder.resolve(inventory.version() + ".inv");
    }
}
