package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.ResourceAlias;
import org.junit.jupiter.api.Test;

/** The words the BSS has that are most like one that it does not have, and where services hang. */
class NearestTest {

    @Test
    void theNearestNamesOfTheDeviceAreOffered() {
        PackedInventory inventory = town().add(View.RESOURCE_ALIAS, "olt/1", "", "ifName", "0/01/07")
                .add(View.RESOURCE_ALIAS, "olt/2", "", "ifName", "0/1/8")
                .add(View.RESOURCE_ALIAS, "olt/2", "", "ifIndex", "17")
                .add(View.RESOURCE_ALIAS, "other/1", "", "ifName", "0/1/7")
                .add(View.RESOURCE_ALIAS, "other", "", "hostname", "bng-9")
                .add(View.RESOURCE_ALIAS, "other", "south", "hostname", "bng9")
                .inventory();
        assertThat(inventory.nearest("", "olt", new NetworkName(AliasKind.IF_NAME, "0/1/70"), 5))
                .extracting(ResourceAlias::value)
                .containsExactly("0/1/8", "0/01/07");
        assertThat(inventory.nearest("", "olt", new NetworkName(AliasKind.IF_INDEX, "71"), 5))
                .isEmpty();
        assertThat(inventory.nearest("", null, new NetworkName(AliasKind.HOSTNAME, "bng9"), 5))
                .extracting(ResourceAlias::resourceId, ResourceAlias::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("other", "bng-9"));
        assertThat(inventory.nearest("", "olt", new NetworkName(AliasKind.IF_NAME, "management"), 5))
                .isEmpty();
    }

    @Test
    void lettersToChangeAreCounted() {
        assertThat(Nearest.distance("kitten", "sitting", 9)).isEqualTo(3);
        assertThat(Nearest.distance("", "abc", 9)).isEqualTo(3);
        assertThat(Nearest.distance("abc", "abc", 0)).isZero();
        assertThat(Nearest.distance("abcdef", "uvwxyz", 2)).isEqualTo(3);
    }

    @Test
    void theServicesOfACustomerAndWhereTheyHang() {
        PackedInventory inventory = town().customer("1", "active", "olt/2", "olt/1")
                .customer("2", "ceased")
                .inventory();
        assertThat(inventory.services("c1")).extracting(s -> s.id()).containsExactly("s1");
        assertThat(inventory.services("c2")).extracting(s -> s.state()).containsExactly("ceased");
        assertThat(inventory.services("nobody")).isEmpty();
        assertThat(inventory.resourcesOf("s1")).containsExactly("olt/1", "olt/2");
        assertThat(inventory.resourcesOf("s2")).isEmpty();
        assertThat(Coverage.of(inventory).shares())
                .extracting(Coverage.Share::good, Coverage.Share::all)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 2),
                        org.assertj.core.groups.Tuple.tuple(0, 2),
                        org.assertj.core.groups.Tuple.tuple(1, 1),
                        org.assertj.core.groups.Tuple.tuple(0, 1));
    }

    private static Town town() {
        return new Town()
                .device("olt")
                .device("other")
                .part("olt/1", "olt", null)
                .part("olt/2", "olt", null)
                .part("other/1", "other", null)
                .customer("9", "ceased", "olt/1");
    }
}
