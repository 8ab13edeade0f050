package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.Vno;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedInventoryTest {

    private static Town town() {
        return new Town()
                .add(View.VNO, "v1", "Elbe Connect")
                .device("olt-17")
                .device("r-42")
                .part("olt-17/0/3", "olt-17", null)
                .part("olt-17/0/3/12", "olt-17", "olt-17/0/3")
                .part("r-42/1", "r-42", null)
                .part("r-42/2", "r-42", null)
                .part("r-42/3", "r-42", null)
                .customer("1", "Active", "olt-17/0/3/12", "olt-17/0/3")
                .customer("2", "suspended", "olt-17/0/3/12")
                .customer("3", "ceased", "r-42/1");
    }

    @Test
    void whatAPersonTypedIsFoundInIdsAndNamesWhateverTheCase() {
        PackedInventory inventory = town().inventory();
        assertThat(inventory.find("ELBE", 5)).isEmpty();
        assertThat(inventory.find("s1", 5))
                .extracting(io.trapline.enrichment.Hit::kind, io.trapline.enrichment.Hit::id)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(io.trapline.enrichment.Hit.Kind.SERVICE, "s1"));
        assertThat(inventory.find("OLT-17/0/3/1", 5))
                .extracting(io.trapline.enrichment.Hit::id)
                .contains("olt-17/0/3/12");
        assertThat(inventory.find("c1", 5).getFirst().customerIds()).containsExactly("c1");
        assertThat(inventory.find("  ", 5)).isEmpty();
    }

    @Test
    void theServicesOfACustomerAreCounted() {
        PackedInventory inventory = town().inventory();
        assertThat(inventory.servicesInUse("c1")).isEqualTo(1);
        assertThat(inventory.servicesInUse("c3")).isZero();
        assertThat(inventory.services("c3")).hasSize(1);
        assertThat(inventory.servicesInUse("nobody")).isZero();
    }

    @Test
    void aFaultHurtsWhatTheResourceContains() {
        PackedInventory inventory = town().customer("10", "active", "olt-17").inventory();
        assertThat(impact(inventory, "olt-17"))
                .extracting(Impact.Known::services, Impact.Known::customers)
                .containsExactly(2, 2);
        assertThat(impact(inventory, "olt-17/0/3"))
                .extracting(Impact.Known::services)
                .isEqualTo(1);
        assertThat(impact(inventory, "olt-17/0/3").digest())
                .isEqualTo(impact(inventory, "olt-17/0/3/12").digest())
                .isNotEqualTo(impact(inventory, "olt-17").digest())
                .matches("[0-9a-f]{16}");
        assertThat(inventory.affected("olt-17"))
                .containsExactly(
                        new AffectedService(
                                new Service("s1", "Glas", "active", "a1", "c1"),
                                "access",
                                List.of("olt-17", "olt-17/0/3")),
                        new AffectedService(
                                new Service("s10", "Glas", "active", "a10", "c10"), "access", List.of("olt-17")));
    }

    @Test
    void nobodyGuessesWhoIsHurt() {
        PackedInventory inventory = town().inventory();
        assertThat(inventory.affectedBy("r-42/1")).isEqualTo(new Impact.Unknown(Impact.Reason.CEASED));
        assertThat(inventory.affectedBy("r-42/2")).isEqualTo(new Impact.Unknown(Impact.Reason.NO_SERVICE));
        assertThat(inventory.affectedBy("nowhere")).isEqualTo(new Impact.Unknown(Impact.Reason.NO_RESOURCE));
        assertThat(inventory.affected("r-42/1")).isEmpty();
        assertThat(inventory.affected("nowhere")).isEmpty();
    }

    @Test
    void theLinkThatHurtsMostSpeaksForAService() {
        PackedInventory inventory = town().add(View.SERVICE_RESOURCE, "s1", "olt-17", "Protecting")
                .add(View.SERVICE_RESOURCE, "s1", "olt-17/0/3/12", "working")
                .inventory();
        assertThat(inventory.affected("olt-17")).singleElement().satisfies(row -> {
            assertThat(row.role()).isEqualTo("working");
            assertThat(row.path()).containsExactly("olt-17", "olt-17/0/3", "olt-17/0/3/12");
        });
    }

    @Test
    void theAccountsOfACustomerAreInOrder() {
        PackedInventory inventory = town().add(View.ACCOUNT, "b", "c2", "Second")
                .add(View.ACCOUNT, "A", "c2", "First")
                .add(View.ACCOUNT, "ä", "c2", "Last")
                .inventory();
        assertThat(inventory.accounts("c2")).extracting(Account::id).containsExactly("A", "a2", "b", "ä");
    }

    @Test
    void rowsAreFoundByTheirIds() {
        PackedInventory inventory =
                town().add(View.CUSTOMER, "c9", null, null, "v1").inventory();
        assertThat(inventory.resource("olt-17/0/3/12"))
                .contains(new Resource("olt-17/0/3/12", "port", "olt-17/0/3/12", "olt-17", "olt-17/0/3"));
        assertThat(inventory.resource("olt-17/0/3").orElseThrow().parentId()).isEqualTo("olt-17");
        assertThat(inventory.resource("olt-17")).contains(new Resource("olt-17", "device", "olt-17", "olt-17", null));
        assertThat(inventory.customer("c1")).contains(new Customer("c1", "Customer 1", "gold", null));
        assertThat(inventory.customer("c9")).contains(new Customer("c9", "c9", "", "v1"));
        assertThat(inventory.account("a1")).contains(new Account("a1", "c1", "a1"));
        assertThat(inventory.accounts("c1")).containsExactly(new Account("a1", "c1", "a1"));
        assertThat(inventory.accounts("c9")).isEmpty();
        assertThat(inventory.accounts("nobody")).isEmpty();
        assertThat(inventory.service("s2")).contains(new Service("s2", "Glas", "suspended", "a2", "c2"));
        assertThat(inventory.vno("v1")).contains(new Vno("v1", "Elbe Connect"));
        assertThat(inventory.customer("a1")).isEmpty();
        assertThat(inventory.resource("")).isEmpty();
        assertThat(inventory.takenAt()).isEqualTo(Town.TAKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "address, 10.20.4.17, 10.20.4.17",
        "address, 10.20.4.17/32, 10.20.4.17",
        "ADDRESS, 2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "address, ::ffff:10.20.4.17, 10.20.4.17",
        "hostname, OLT-17, olt-17",
        "hostname, olt-17.kiel.example, OLT-17",
        "hostname, olt-17.kiel.example., olt-17.kiel.example",
        "hostname, olt-17, olt-17.kiel.example",
        "engineId, 0x80001F88:80 E9, 80001f8880e9",
    })
    void aDeviceIsFoundHoweverTheBssWritesIt(String kind, String inBss, String asked) {
        PackedInventory inventory =
                town().add(View.RESOURCE_ALIAS, "olt-17", "", kind, inBss).inventory();
        AliasKind as = Aliases.kind(kind).orElseThrow();
        assertThat(inventory.device("", as, asked)).isEqualTo(new Match.One("olt-17"));
        assertThat(inventory.device("other plan", as, asked)).isEqualTo(new Match.None());
        assertThat(inventory.object("olt-17", as, asked)).isEqualTo(new Match.None());
    }

    @Test
    void oneAddressInTwoPlansIsTwoDevices() {
        PackedInventory inventory = town().add(View.RESOURCE_ALIAS, "olt-17", null, "address", "10.0.0.1")
                .add(View.RESOURCE_ALIAS, "r-42", "north", "address", "10.0.0.1")
                .inventory();
        assertThat(inventory.device("", AliasKind.ADDRESS, "10.0.0.1")).isEqualTo(new Match.One("olt-17"));
        assertThat(inventory.device("north", AliasKind.ADDRESS, "10.0.0.1")).isEqualTo(new Match.One("r-42"));
    }

    @Test
    void twoDevicesOfOneNameAreMany() {
        PackedInventory inventory = town().add(View.RESOURCE_ALIAS, "olt-17", null, "hostname", "node.kiel")
                .add(View.RESOURCE_ALIAS, "r-42", null, "hostname", "node.hamburg")
                .inventory();
        assertThat(inventory.device("", AliasKind.HOSTNAME, "node"))
                .isEqualTo(new Match.Many(List.of("olt-17", "r-42")));
        assertThat(inventory.device("", AliasKind.HOSTNAME, "node.kiel")).isEqualTo(new Match.One("olt-17"));
        assertThat(inventory.device("", AliasKind.HOSTNAME, "node.berlin")).isEqualTo(new Match.None());
        assertThat(inventory.device("", AliasKind.ADDRESS, "not an address")).isEqualTo(new Match.None());
    }

    @Test
    void theAddressOfAPortNamesItsDevice() {
        PackedInventory inventory = town().add(View.RESOURCE_ALIAS, "r-42/1", null, "address", "10.0.0.9")
                .inventory();
        assertThat(inventory.device("", AliasKind.ADDRESS, "10.0.0.9")).isEqualTo(new Match.One("r-42"));
    }

    @ParameterizedTest
    @CsvSource({
        "0/3/12, 0/03/12",
        "0/03/12, 0/3/12",
        "GigabitEthernet0/1, Gi0/1",
        "GigabitEthernet0/1, gi0/1",
        "Gi0/1, GigabitEthernet0/1",
        "GigabitEthernet1/0/24, GE1/0/24",
        "TenGigabitEthernet 1/1, te1/01",
        "ge-0/0/1, GE-0/0/1",
        "100GE1/0/1, 100ge1/0/1",
        "Port-Channel7, po7",
    })
    void aPortIsFoundHoweverItIsSpelled(String inBss, String asked) {
        PackedInventory inventory =
                town().add(View.RESOURCE_ALIAS, "r-42/1", null, "ifName", inBss).inventory();
        assertThat(inventory.object("r-42", AliasKind.IF_NAME, asked)).isEqualTo(new Match.One("r-42/1"));
        assertThat(inventory.object("olt-17", AliasKind.IF_NAME, asked)).isEqualTo(new Match.None());
    }

    @ParameterizedTest
    @CsvSource({"ge-0/0/1, Gi0/0/1", "0/3/12, 0/3/120", "Gi0/1, Gi0/10", "Te1/1, Twe1/1", "0/0/0, 0/0"})
    void differentPortsStayDifferent(String inBss, String asked) {
        PackedInventory inventory =
                town().add(View.RESOURCE_ALIAS, "r-42/1", null, "ifName", inBss).inventory();
        assertThat(inventory.object("r-42", AliasKind.IF_NAME, asked)).isEqualTo(new Match.None());
    }

    @Test
    void anExactPortNameWinsOverAFoldedOne() {
        PackedInventory inventory = town().add(View.RESOURCE_ALIAS, "r-42/1", null, "ifName", "Gi0/1")
                .add(View.RESOURCE_ALIAS, "r-42/2", null, "ifName", "GigabitEthernet0/1")
                .inventory();
        assertThat(inventory.object("r-42", AliasKind.IF_NAME, "Gi0/1")).isEqualTo(new Match.One("r-42/1"));
        assertThat(inventory.object("r-42", AliasKind.IF_NAME, "gi0/1"))
                .isEqualTo(new Match.Many(List.of("r-42/1", "r-42/2")));
    }

    @Test
    void anIndexIsANumber() {
        PackedInventory inventory = town().add(View.RESOURCE_ALIAS, "r-42/1", null, "ifindex", "0007")
                .inventory();
        assertThat(inventory.object("r-42", AliasKind.IF_INDEX, "7")).isEqualTo(new Match.One("r-42/1"));
        assertThat(inventory.object("r-42", AliasKind.IF_INDEX, "70")).isEqualTo(new Match.None());
        assertThat(inventory.object("nowhere", AliasKind.IF_INDEX, "7")).isEqualTo(new Match.None());
    }

    @ParameterizedTest
    @CsvSource({
        "ifAlias, CUST 10442  uplink, cust 10442 uplink",
        "entPhysical, 0042, 42",
        "entPhysical, slot 0/03, Slot 0/3",
        "ponPort, gpon-olt_1/3/12, 1/03/12",
        "onu, HWTC-1234abcd, 485754431234ABCD",
        "onu, gpon-onu_1/3/12:5, ONT 1/3/12/05",
        "vlan, Vlan0100, 100",
        "vlan, 100.200, 100/200",
        "vrf, CUST-A, cust-a",
        "peer, 2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "lag, Port-Channel7, po7",
        "object, fan tray 1, fan tray 1",
    })
    void aPartIsFoundByEveryWordTheNetworkHasForIt(String kind, String inBss, String asked) {
        PackedInventory inventory = town().add(View.RESOURCE_ALIAS, "r-42/1", null, kind, inBss)
                .add(View.RESOURCE_ALIAS, "olt-17/0/3", null, kind, inBss)
                .inventory();
        AliasKind as = Aliases.kind(kind).orElseThrow();
        assertThat(inventory.object("r-42", as, asked)).isEqualTo(new Match.One("r-42/1"));
        assertThat(inventory.device("", as, asked)).isEqualTo(new Match.None());
        assertThat(inventory.named("", as, asked, Town.TAKEN)).isEqualTo(new Match.None());
    }

    @ParameterizedTest
    @CsvSource({
        "ponPort, 1/3/12, 1/3/1",
        "onu, HWTC12345678, HWTC12345679",
        "onu, 1/3/12:5, 1/3/12:50",
        "vlan, 100, 1000",
        "vlan, 100.200, 100",
        "lag, Port-Channel7, Po77",
    })
    void differentPartsStayDifferent(String kind, String inBss, String asked) {
        PackedInventory inventory =
                town().add(View.RESOURCE_ALIAS, "r-42/1", null, kind, inBss).inventory();
        assertThat(inventory.object("r-42", Aliases.kind(kind).orElseThrow(), asked))
                .isEqualTo(new Match.None());
    }

    @ParameterizedTest
    @CsvSource({
        "circuit, DE-KI-10442-01, de-ki-10442-01, true",
        "circuit, DE-KI-10442-01, DE/KI 10442/01, true",
        "circuit, A-1/11, A-11/1, false",
        "site, Kiel 3, KIEL 3, true"
    })
    void aCircuitIsFoundInItsPlan(String kind, String inBss, String asked, boolean found) {
        PackedInventory inventory =
                town().add(View.RESOURCE_ALIAS, "r-42/1", "north", kind, inBss).inventory();
        AliasKind as = Aliases.kind(kind).orElseThrow();
        assertThat(inventory.named("north", as, asked, Town.TAKEN))
                .isEqualTo(found ? new Match.One("r-42/1") : new Match.None());
        assertThat(inventory.named("", as, asked, Town.TAKEN)).isEqualTo(new Match.None());
        assertThat(inventory.object("r-42", as, asked)).isEqualTo(new Match.None());
    }

    @Test
    void aNameMeansWhatItMeantThen() {
        Instant moved = Instant.ofEpochSecond(1_700_000_000);
        PackedInventory inventory = town().add(View.RESOURCE_ALIAS, "r-42/1", null, "ifIndex", "7", null, "1700000000")
                .add(View.RESOURCE_ALIAS, "r-42/2", null, "ifIndex", "7", "1700000000", null)
                .add(View.RESOURCE_ALIAS, "r-42/3", null, "ifIndex", "8", "4000000000", "5000000000")
                .inventory();
        assertThat(inventory.object("r-42", AliasKind.IF_INDEX, "7", moved.minusSeconds(1)))
                .isEqualTo(new Match.One("r-42/1"));
        assertThat(inventory.object("r-42", AliasKind.IF_INDEX, "7", moved)).isEqualTo(new Match.One("r-42/2"));
        assertThat(inventory.object("r-42", AliasKind.IF_INDEX, "7"))
                .isEqualTo(new Match.Many(List.of("r-42/1", "r-42/2")));
        assertThat(inventory.object("r-42", AliasKind.IF_INDEX, "8", moved)).isEqualTo(new Match.None());
        assertThat(inventory.object("r-42", AliasKind.IF_INDEX, "8", Instant.ofEpochSecond(4_100_000_000L)))
                .isEqualTo(new Match.One("r-42/3"));
    }

    private static Impact.Known impact(PackedInventory inventory, String resource) {
        return (Impact.Known) inventory.affectedBy(resource);
    }
}
