package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact.Reason;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resolution;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.resolve.Mappings;
import io.trapline.enrichment.resolve.Resolver;
import io.trapline.enrichment.resolve.Step;
import io.trapline.enrichment.resolve.Words;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chain from words to resources, each step and what it is worth. */
class ResolverTest {

    private static final PackedInventory INVENTORY = new Town()
            .device("olt")
            .device("twin-1")
            .device("twin-2")
            .part("olt/3", "olt", null)
            .part("olt/3/12", "olt", "olt/3")
            .part("olt/3/13", "olt", "olt/3")
            .part("olt/3/12:5", "olt", "olt/3/12")
            .part("olt/ae0", "olt", null)
            .part("olt/bgp", "olt", null)
            .add(View.RESOURCE, "olt/4", "card", "Slot 4", "olt", null)
            .add(View.RESOURCE, "olt/5", "card", "5", "olt", null)
            .add(View.RESOURCE, "olt/five", "card", "left", "olt", null)
            .add(View.RESOURCE, "olt/nine", "lineCard", "right", "olt", null)
            .add(View.RESOURCE, "olt/shelf", "shelf", "1", "olt", null)
            .add(View.RESOURCE, "olt/sub7", "card", "1/7", "olt", "olt/shelf")
            .device("circuit")
            .add(View.RESOURCE_ALIAS, "olt", "", "address", "10.0.0.1")
            .add(View.RESOURCE_ALIAS, "twin-1", "", "address", "10.0.0.2")
            .add(View.RESOURCE_ALIAS, "twin-2", "", "address", "10.0.0.2")
            .add(View.RESOURCE_ALIAS, "olt/3", "", "entPhysical", "slot 0/3")
            .add(View.RESOURCE_ALIAS, "olt/five", "", "entPhysical", "5")
            .add(View.RESOURCE_ALIAS, "olt/nine", "", "entPhysical", "9")
            .add(View.RESOURCE_ALIAS, "olt/nine", "", "entPhysical", "0/9")
            .add(View.RESOURCE_ALIAS, "olt/3/12", "", "ifIndex", "1203112")
            .add(View.RESOURCE_ALIAS, "olt/3/12", "", "ponPort", "0/3/12")
            .add(View.RESOURCE_ALIAS, "olt/3/12", "", "ifName", "gpon")
            .add(View.RESOURCE_ALIAS, "olt/3/13", "", "ifName", "gpon")
            .add(View.RESOURCE_ALIAS, "olt/3/13", "", "ifIndex", "1203113")
            .add(View.RESOURCE_ALIAS, "olt/3/12:5", "", "onu", "HWTC12345678")
            .add(View.RESOURCE_ALIAS, "olt/ae0", "", "lag", "Port-Channel7")
            .add(View.RESOURCE_ALIAS, "olt/bgp", "", "peer", "10.9.9.9")
            .add(View.RESOURCE_ALIAS, "olt/bgp", "", "vlan", "100")
            .add(View.RESOURCE_ALIAS, "circuit", "", "circuit", "DE-KI-10442-01")
            .add(View.RESOURCE_ALIAS, "olt", "", "circuit", "DE-KI-10442-02")
            .add(View.CUSTOMER, "c", "C", "gold", null)
            .add(View.ACCOUNT, "a", "c", null)
            .add(View.SERVICE, "s", "S", "active", "a")
            .inventory();

    @ParameterizedTest
    @CsvSource({
        "ifIndex=1203112, olt/3/12, 90",
        "ponPort=GPON 0/03/12, olt/3/12, 95",
        "ifName=0/3/12, olt/3/12, 71",
        "object=gpon-olt_0/3/12, olt/3/12, 71",
        "object=HWTC-12345678, olt/3/12:5, 71",
        "onu=4857544312345678, olt/3/12:5, 95",
        "ifName=po7, olt/ae0, 71",
        "lag=Po7, olt/ae0, 95",
        "peer=10.9.9.9, olt/bgp, 90",
        "object=10.9.9.9, olt/bgp, 71",
        "entPhysical=Slot 0/03, olt/3, 90",
        "circuit=de-ki-10442-01, circuit, 95",
        "object=DE-KI-10442-01, circuit, 71",
        "ifAlias=DE-KI-10442-01, circuit, 71",
        "ifAlias=CUST Hanse [DE-KI-10442-01] uplink, circuit, 66",
        "vlan=Vlan100, olt/bgp, 76",
        "ifName=nothing|ifIndex=1203112, olt/3/12, 90",
        "ifName=gpon|ifIndex=1203113, olt/3/13, 90",
    })
    void aWordLeadsToItsResource(String words, String resource, int confidence) {
        assertThat(resolve("10.0.0.1", words)).isEqualTo(new Resolution.Found("olt", resource, confidence));
    }

    @ParameterizedTest
    @CsvSource({
        "ifName=9/9/9, NO_RESOURCE",
        "object=100, NO_RESOURCE",
        "object=fan, NO_RESOURCE",
        "ifName=gpon, AMBIGUOUS",
        "ifAlias=DE-KI-10442-01 and DE-KI-10442-02, AMBIGUOUS",
        "ifAlias=nothing of note in 2026, NO_RESOURCE",
    })
    void nobodyGuesses(String words, Reason reason) {
        assertThat(resolve("10.0.0.1", words)).isEqualTo(new Resolution.Lost("olt", reason));
    }

    @Test
    void aDeviceIsTheFirstStep() {
        assertThat(resolve("10.0.0.1", "")).isEqualTo(new Resolution.Found("olt", "olt", 95));
        assertThat(resolve("10.0.0.2", "ifIndex=1")).isEqualTo(new Resolution.Lost(null, Reason.AMBIGUOUS));
        assertThat(resolve("10.0.0.3", "ifIndex=1")).isEqualTo(new Resolution.Lost(null, Reason.NO_SOURCE));
    }

    @Test
    void everyStepIsTold() {
        Resolver.Explained explained =
                Resolver.explain(INVENTORY, Mappings.NONE, words("10.0.0.1", "ifName=gpon|onu=0/3/12:5"));
        assertThat(explained.resolution()).isEqualTo(new Resolution.Lost("olt", Reason.AMBIGUOUS));
        assertThat(explained.steps())
                .extracting(Step::toString)
                .containsExactly(
                        "address 10.0.0.1 in plan '': olt",
                        "ifName gpon on olt: 2 resources bear it (olt/3/12, olt/3/13)",
                        "onu 0/3/12:5 on olt: no such name",
                        "object 0/3/12:5 on olt: no such name",
                        "ifName 0/3/12:5 on olt: no such name");
    }

    @Test
    void whatPeopleSaidHoldsUntilTheBssLeadsToCustomers() {
        Mappings said = (namespace, device, object) ->
                object == null ? (device.value().equals("10.0.0.3") ? "olt" : null) : "olt/3/12";
        assertThat(resolve(said, "10.0.0.1", "ifIndex=99999")).isEqualTo(new Resolution.Found("olt", "olt/3/12", 95));
        assertThat(resolve(said, "10.0.0.3", "")).isEqualTo(new Resolution.Found("olt", "olt", 95));
        assertThat(resolve(said, "10.0.0.3", "ifIndex=99999"))
                .as("the device by people, then the object by people")
                .isEqualTo(new Resolution.Found("olt", "olt/3/12", 95));
        assertThat(resolve((namespace, device, object) -> "nowhere", "10.0.0.1", "ifIndex=99999"))
                .as("a resource that the BSS does not have")
                .isEqualTo(new Resolution.Lost("olt", Reason.NO_RESOURCE));
        assertThat(Resolver.explain(INVENTORY, said, words("10.0.0.3", "")).steps())
                .extracting(Step::toString)
                .containsExactly(
                        "address 10.0.0.3 in plan '': no such name", "address 10.0.0.3 by what people decided: olt");
    }

    @ParameterizedTest
    @CsvSource({
        "object=0/3/12/32|ifName=0/3/12, olt/3/12",
        "object=1203112.32|ifIndex=1203112, olt/3/12",
        "onu=HWTC00000000|ponPort=0/3/12, olt/3/12",
        "object=HWTC00000000|ifIndex=1203112, olt/3/12",
    })
    void anOnuThatNobodyKnowsIsNotItsPonPort(String words, String within) {
        var explained = Resolver.explain(INVENTORY, Mappings.NONE, words("10.0.0.1", words));
        assertThat(explained.resolution()).isEqualTo(new Resolution.Lost("olt", Reason.NO_RESOURCE));
        assertThat(explained.within()).isEqualTo(within);
        assertThat(explained.steps())
                .anySatisfy(step -> assertThat(step.toString()).contains("which is more than what is meant"));
        assertThat(INVENTORY.parts(within, 3)).extracting(Resource::id).containsExactly("olt/3/12:5");
    }

    @ParameterizedTest
    @CsvSource({
        "object=slot 4, false, olt/4, 71",
        "object=board 04, false, olt/4, 71",
        "object=4, true, olt/4, 71",
        "object=1/07, true, olt/sub7, 71",
        "object=9, true, olt/nine, 71",
    })
    void aCardIsFoundByItsSlot(String words, boolean card, String resource, int confidence) {
        assertThat(Resolver.resolve(INVENTORY, Mappings.NONE, about("10.0.0.1", words, new Words.Hint(card, ""))))
                .isEqualTo(new Resolution.Found("olt", resource, confidence));
    }

    @ParameterizedTest
    @CsvSource({
        "object=4, false, NO_RESOURCE",
        "ifName=1/7, false, NO_RESOURCE",
        "ifName=0/9, false, NO_RESOURCE",
        "object=0/9, false, NO_RESOURCE",
        "entPhysical=4, true, NO_RESOURCE",
        "object=5, true, AMBIGUOUS",
        "object=77, true, NO_RESOURCE",
    })
    void aNumberAloneIsNoCard(String words, boolean card, Reason reason) {
        assertThat(Resolver.resolve(INVENTORY, Mappings.NONE, about("10.0.0.1", words, new Words.Hint(card, ""))))
                .isEqualTo(new Resolution.Lost("olt", reason));
    }

    @Test
    void theCircuitInTheTextDecidesLast() {
        var one = new Words.Hint(false, "Link of DE-KI-10442-01 is down");
        var two = new Words.Hint(false, "DE-KI-10442-01 over DE-KI-10442-02");
        assertThat(Resolver.resolve(INVENTORY, Mappings.NONE, about("10.0.0.1", "ifIndex=9", one)))
                .isEqualTo(new Resolution.Found("olt", "circuit", 66));
        assertThat(Resolver.resolve(INVENTORY, Mappings.NONE, about("10.0.0.1", "ifIndex=1203112", one)))
                .isEqualTo(new Resolution.Found("olt", "olt/3/12", 90));
        var explained = Resolver.explain(INVENTORY, Mappings.NONE, about("10.0.0.1", "ifIndex=9", two));
        assertThat(explained.resolution()).isEqualTo(new Resolution.Lost("olt", Reason.AMBIGUOUS));
        assertThat(explained.candidates()).containsExactly("circuit", "olt");
    }

    private static Resolution resolve(String address, String names) {
        return resolve(Mappings.NONE, address, names);
    }

    private static Resolution resolve(Mappings mappings, String address, String names) {
        return Resolver.resolve(INVENTORY, mappings, words(address, names));
    }

    private static Words about(String address, String text, Words.Hint hint) {
        Words plain = words(address, text);
        return new Words(plain.namespace(), plain.device(), plain.names(), plain.at(), hint);
    }

    private static Words words(String address, String text) {
        List<NetworkName> names = text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\\|"))
                        .map(word -> word.split("=", 2))
                        .map(word -> new NetworkName(Aliases.kind(word[0]).orElseThrow(), word[1]))
                        .toList();
        return new Words("", new NetworkName(AliasKind.ADDRESS, address), names, Instant.parse("2026-11-23T08:00:00Z"));
    }
}
