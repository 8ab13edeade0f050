package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.ResourceAlias;
import io.trapline.enrichment.Worklist.Decision;
import io.trapline.enrichment.Worklist.Subject;
import io.trapline.enrichment.Worklist.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions about words that the BSS does not know, and the words it has that are most like them. */
class WorklistTest {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final NetworkName OLT = new NetworkName(AliasKind.ADDRESS, "10.0.0.1");
    private static final Subject PORT = new Subject("", OLT, new NetworkName(AliasKind.IF_NAME, "xe\t7"));

    @TempDir
    private Path folder;

    @Test
    void theNewestDecisionAboutTheSameWordsIsKeptAcrossProcesses() throws IOException {
        Subject device = new Subject("north", OLT, null);
        Decision first = new Decision(device, Verdict.IGNORE, null, AT.plusSeconds(60), "kim", AT);
        Decision second = new Decision(device, Verdict.INFRASTRUCTURE, null, null, "kim", AT.plusSeconds(1));
        new WorklistFile(folder).decide(first);
        assertThat(new WorklistFile(folder).decisions()).containsExactly(first);
        new WorklistFile(folder).decide(second);
        assertThat(new WorklistFile(folder).decisions()).containsExactly(second);
        assertThat(first.holds(AT)).isTrue();
        assertThat(first.holds(AT.plusSeconds(60))).isFalse();
        assertThat(second.holds(Instant.MAX)).isTrue();
    }

    @Test
    void aLineThatCannotBeReadLeavesTheOthers() throws IOException {
        WorklistFile file = new WorklistFile(folder);
        file.decide(new Decision(PORT, Verdict.MAP, "olt/1", null, "kim", AT));
        Files.writeString(
                folder.resolve("worklist.tsv"),
                "nonsense\nmap\t\tphone\t1\t\t\tolt/1\t\tkim\t" + AT + "\n",
                StandardOpenOption.APPEND);
        assertThat(file.decisions())
                .containsExactly(new Decision(
                        new Subject("", OLT, new NetworkName(AliasKind.IF_NAME, "xe 7")),
                        Verdict.MAP,
                        "olt/1",
                        null,
                        "kim",
                        AT));
    }

    @Test
    void aMappingIsAWordOfTheInventoryAndChangesItsVersion() throws IOException {
        WorklistFile file = new WorklistFile(folder);
        Subject port = new Subject("", OLT, new NetworkName(AliasKind.IF_NAME, "xe-7"));
        file.decide(new Decision(port, Verdict.MAP, "olt/1", null, "kim", AT));
        file.decide(new Decision(
                new Subject("", new NetworkName(AliasKind.HOSTNAME, "bng9"), null),
                Verdict.MAP,
                "olt",
                null,
                "kim",
                AT));
        file.decide(new Decision(new Subject("", OLT, null), Verdict.IGNORE, null, null, "kim", AT));
        InventoryDraft draft = new InventoryDraft();
        town().rows.forEach(row -> draft.add(row.view(), row.values()));
        file.fill(draft);
        PackedInventory mapped = ((Built.Complete) draft.build(Town.TAKEN)).inventory();
        assertThat(mapped.object("olt", AliasKind.IF_NAME, "xe-7")).isEqualTo(new Match.One("olt/1"));
        assertThat(mapped.device("", AliasKind.HOSTNAME, "bng9")).isEqualTo(new Match.One("olt"));
        assertThat(mapped.version()).isNotEqualTo(town().inventory().version());
        assertThat(Changes.between(town().inventory(), mapped).changedResources())
                .contains("olt", "olt/1");
    }

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
