package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.InventorySwitch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static Town town() {
        return new Town()
                .device("d1")
                .device("d2")
                .part("d1/1", "d1", null)
                .part("d1/1/1", "d1", "d1/1")
                .part("d2/1", "d2", null)
                .customer("1", "active", "d1/1/1")
                .customer("2", "active", "d2/1");
    }

    @Test
    void theFirstVersionIsEverything() {
        PackedInventory first = town().inventory();
        assertThat(Changes.between(null, first)).isEqualTo(new InventorySwitch(first, List.of(), true));
    }

    @Test
    void theSameContentIsNothing() {
        assertThat(changes(town().shuffled(3))).isEmpty();
    }

    @Test
    void aNewServiceChangesItsResourceAndAllContainers() {
        assertThat(changes(town().customer("3", "active", "d1/1/1"))).containsExactly("d1", "d1/1", "d1/1/1");
    }

    @Test
    void aNewAliasOrNameChangesTheResource() {
        assertThat(changes(town().add(View.RESOURCE_ALIAS, "d2/1", null, "ifIndex", "1")))
                .containsExactly("d2", "d2/1");
    }

    @Test
    void aNewDeviceAndOneThatWentAreNamed() {
        Town other = town().device("d0").part("d0/1", "d0", null);
        other.rows.removeIf(row -> row.values()[0].startsWith("d2") || "d2/1".equals(row.values()[1]));
        assertThat(changes(other)).containsExactly("d0", "d0/1", "d2", "d2/1");
    }

    @Test
    void aPartThatMovesChangesBothContainers() {
        Town other = town();
        other.rows.set(3, new Town.Row(View.RESOURCE, new String[] {"d1/1/1", "port", null, "d2", "d2/1"}));
        assertThat(changes(other)).containsExactly("d1", "d1/1", "d1/1/1", "d2", "d2/1");
    }

    @Test
    void aCustomerOfAnotherTierChangesWhereItsServicesHang() {
        Town other = town();
        other.rows.replaceAll(row -> row.view() == View.CUSTOMER && "c2".equals(row.values()[0])
                ? new Town.Row(View.CUSTOMER, new String[] {"c2", "Customer 2", "platinum", null})
                : row);
        assertThat(changes(other)).containsExactly("d2", "d2/1");
    }

    @Test
    void moreThanCanBeListedIsEverything() {
        Town many = town();
        for (int i = 0; i < InventorySwitch.LISTED_MAX; i++) {
            many.device("x" + i);
        }
        assertThat(Changes.between(town().inventory(), many.inventory()).changedResources())
                .hasSize(InventorySwitch.LISTED_MAX);
        InventorySwitch told =
                Changes.between(town().inventory(), many.device("one more").inventory());
        assertThat(told.everything()).isTrue();
        assertThat(told.changedResources()).isEmpty();
    }

    private static List<String> changes(Town after) {
        InventorySwitch told = Changes.between(town().inventory(), after.inventory());
        assertThat(told.everything()).isFalse();
        return told.changedResources();
    }
}
