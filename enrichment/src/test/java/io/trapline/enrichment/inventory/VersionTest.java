package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The name of a version is its content. */
class VersionTest {

    private static Town town() {
        return new Town()
                .add(View.VNO, "v1", "One")
                .add(View.VNO, "v2", "Two")
                .device("d1")
                .device("d2")
                .part("d1/1", "d1", null)
                .part("d1/2", "d1", "d1/1")
                .part("d2/1", "d2", null)
                .add(View.RESOURCE_ALIAS, "d1", null, "address", "10.0.0.1")
                .add(View.RESOURCE_ALIAS, "d1", "north", "hostname", "d1")
                .add(View.RESOURCE_ALIAS, "d2/1", null, "ifIndex", "1")
                .customer("1", "active", "d1/1", "d1/2")
                .customer("2", "active", "d2/1")
                .add(View.CUSTOMER, "c3", "Three", "silver", "v1")
                .add(View.ACCOUNT, "a3", "c3", "Main")
                .add(View.SERVICE, "s3", "Glas", "active", "a3")
                .add(View.SERVICE_RESOURCE, "s3", "d2/1", "working");
    }

    @Test
    void theOrderOfRowsLeavesNoTrace() {
        String version = town().inventory().version();
        assertThat(version).matches("[0-9a-f]{16}");
        for (int seed = 0; seed < 200; seed++) {
            assertThat(town().shuffled(seed).inventory().version()).isEqualTo(version);
        }
    }

    /** Each cell that can change on its own is changed on its own. */
    @Test
    void everyCellCounts() {
        Set<String> versions = new HashSet<>(Set.of(town().inventory().version()));
        int changes = 0;
        for (int row = 0; row < town().rows.size(); row++) {
            Town.Row original = town().rows.get(row);
            for (int column = 1; column < original.values().length; column++) {
                String other = other(original, column);
                if (other == null) {
                    continue;
                }
                Town changed = town();
                @Nullable String[] values = Arrays.copyOf(original.values(), original.values().length);
                values[column] = other;
                changed.rows.set(row, new Town.Row(original.view(), values));
                assertThat(versions.add(changed.inventory().version()))
                        .as(
                                "%s of %s",
                                original.view().columns().get(column).name(), Arrays.toString(original.values()))
                        .isTrue();
                changes++;
            }
        }
        assertThat(changes).isGreaterThan(50);
    }

    /** A different value that keeps the town whole. */
    private static @Nullable String other(Town.Row row, int column) {
        return switch (row.view().columns().get(column).name()) {
            case "device_id" -> "d1".equals(row.values()[column]) ? "d2" : null;
            case "parent_id" -> row.values()[0].equals("d1/2") ? "d1" : null;
            case "resource_id" -> "d1";
            case "account_id" -> "a1".equals(row.values()[column]) ? "a2" : "a1";
            case "customer_id" -> "c1".equals(row.values()[column]) ? "c2" : "c1";
            case "vno_id" -> "v2";
            case "kind" -> row.view() == View.RESOURCE ? "card" : null;
            case "value" -> row.values()[column].startsWith("10.") ? "10.0.0.7" : "7" + row.values()[column];
            case "role" -> "transit";
            default -> "other";
        };
    }

    @Test
    void aMovedBorderBetweenTwoTextsIsSeen() {
        Town one = town().add(View.VNO, "v", "ab").add(View.VNO, "va", "b");
        Town two = town().add(View.VNO, "v", "a").add(View.VNO, "va", "bb");
        assertThat(one.inventory().version()).isNotEqualTo(two.inventory().version());
    }
}
