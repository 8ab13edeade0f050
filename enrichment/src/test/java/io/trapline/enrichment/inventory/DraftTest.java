package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Match;
import org.junit.jupiter.api.Test;

/** What is refused, what is left out, and in what words. */
class DraftTest {

    private static Town town() {
        Town town = new Town().device("d");
        for (int i = 0; i < 100; i++) {
            town.part("p" + i, "d", null).customer(Integer.toString(i), "active", "p" + i);
        }
        return town;
    }

    @Test
    void aKeyThatIsEmptyOrTwiceIsRefused() {
        assertThat(refusal(town().add(View.CUSTOMER, "", "x", null, null)))
                .isEqualTo("customer.sql: customer_id is NULL or empty in 1 rows (the first: , x, NULL, NULL).");
        assertThat(refusal(
                        town().add(View.VNO, "v", null).add(View.VNO, "v", null).add(View.VNO, "v", "w")))
                .isEqualTo("vno.sql: vno_id v occurs more than once (2 rows too many).");
        assertThat(refusal(town().add(View.SERVICE, "s1", null, "active", "a2")))
                .startsWith("service.sql: service_id s1 occurs more than once");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThat(refusal(town().add(View.VNO, null, null).add(View.ACCOUNT, "a", null, null)))
                .contains("vno.sql: vno_id is NULL", "account.sql: customer_id is NULL");
    }

    @Test
    void aSnapshotWithoutServicesIsRefused() {
        assertThat(refusal(new Town().device("d"))).isEqualTo("service.sql: a snapshot with 0 rows is refused.");
    }

    @Test
    void aTextWithoutEndIsRefused() {
        assertThat(refusal(town().add(View.VNO, "v", "x".repeat(5_000))))
                .isEqualTo("vno.sql: name has a text longer than 4,096 characters.");
    }

    @Test
    void aFewStraysAreLeftOutAndCounted() {
        Town town = town().add(View.SERVICE, "s-stray", null, "active", "nobody")
                .add(View.ACCOUNT, "a-stray", "nobody", null)
                .add(View.SERVICE_RESOURCE, "s1", "nowhere", null)
                .add(View.RESOURCE_ALIAS, "nowhere", null, "ifIndex", "1")
                .add(View.RESOURCE_ALIAS, "d", null, "ifIndx", "1")
                .add(View.RESOURCE_ALIAS, "d", null, "address", "10.0.0.256");
        Built.Complete built = (Built.Complete) town.build();
        assertThat(built.remarks())
                .containsExactlyInAnyOrder(
                        "service.sql: account_id names no account in 1 of 101 rows (the first: nobody); those rows are left out.",
                        "account.sql: customer_id names no customer in 1 of 101 rows (the first: nobody); those rows are left out.",
                        "service_resource.sql: resource_id names no resource in 1 of 101 rows (the first: nowhere); those links are left out.",
                        "resource_alias.sql: resource_id names no resource in 1 of 1 rows (the first: nowhere); those aliases are left out.",
                        "resource_alias.sql: kind is none of address, hostname, engineId, ifIndex, ifName, object, ifAlias, entPhysical, ponPort, onu, circuit, vlan, vrf, peer, lag, site in 1 of 3 rows (the first: ifIndx); those aliases are left out.",
                        "resource_alias.sql: value cannot be read as its kind in 1 of 3 rows (the first: address '10.0.0.256'); those aliases are left out.");
        assertThat(built.inventory().rows())
                .containsEntry("service", 100)
                .containsEntry("account", 100)
                .containsEntry("service_resource", 100)
                .containsEntry("resource_alias", 0);
    }

    @Test
    void manyStraysAreABrokenViewAndRefused() {
        Town town = town();
        for (int i = 0; i < 10; i++) {
            town.add(View.SERVICE_RESOURCE, "s" + i, "nowhere", null);
        }
        assertThat(refusal(town))
                .isEqualTo("service_resource.sql: resource_id names no resource in 10 of 110 rows (the first: nowhere);"
                        + " more than 5 % is refused.");
    }

    @Test
    void aCustomerOfAnUnknownVnoIsNotADirectOne() {
        Built.Complete built = (Built.Complete)
                town().add(View.CUSTOMER, "c-v", null, null, "v7").build();
        assertThat(built.inventory().customer("c-v").orElseThrow().vnoId()).isEqualTo("v7");
        assertThat(built.inventory().vno("v7").orElseThrow().name()).isEqualTo("v7");
        assertThat(built.remarks()).singleElement().asString().contains("vno_id names no vno in 1 of 101 rows");
    }

    @Test
    void aLoopOfContainersIsOpenedAndEndsNobodysWalk() {
        Town town = town().part("x", "d", "y")
                .part("y", "d", "z")
                .part("z", "d", "x")
                .part("below", "d", "x");
        town.customer("loop", "active", "below");
        Built.Complete built = (Built.Complete) town.build();
        assertThat(built.remarks())
                .containsExactly(
                        "resource.sql: parent_id runs in a loop in 3 of 105 rows (the first: x); those parts have no container.");
        assertThat(built.inventory().affectedBy("x")).isInstanceOf(Impact.Known.class);
        assertThat(built.inventory().affectedBy("y")).isEqualTo(new Impact.Unknown(Impact.Reason.NO_SERVICE));
        assertThat(town.shuffled(1).inventory().version())
                .isEqualTo(built.inventory().version());
    }

    @Test
    void aPartOfAnUnknownDeviceIsItsOwn() {
        Built.Complete built = (Built.Complete) town().part("lost", "gone", null)
                .add(View.RESOURCE_ALIAS, "lost", null, "ifIndex", "4")
                .build();
        assertThat(built.inventory().resource("lost").orElseThrow().deviceId()).isEqualTo("lost");
        assertThat(built.inventory().object("lost", AliasKind.IF_INDEX, "4")).isEqualTo(new Match.One("lost"));
    }

    @Test
    void theSameLinkAndAliasSaidTwiceAreOne() {
        PackedInventory inventory = town().add(View.SERVICE_RESOURCE, "s1", "p1", "ACCESS")
                .add(View.RESOURCE_ALIAS, "d", null, "hostname", "D-1")
                .add(View.RESOURCE_ALIAS, "d", "", "hostname", "d-1")
                .inventory();
        assertThat(inventory.rows()).containsEntry("service_resource", 100).containsEntry("resource_alias", 1);
    }

    private static String refusal(Town town) {
        return ((Built.Refused) town.build()).sentence();
    }
}
